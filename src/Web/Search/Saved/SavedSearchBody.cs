using CallInsight.Contracts;
using CallInsight.Contracts.Search;
using CallInsight.Web.Calls;
using CallInsight.Web.Insights.SavedViews;

namespace CallInsight.Web.Search.Saved;

/// <summary>A saved search over the API.</summary>
/// <param name="Filter">The filters of <c>GET /api/v1/calls</c>, as texts.</param>
/// <param name="Alert">none, atOnce or daily: how the owner is told of calls that match.</param>
internal sealed record SavedSearchBody(Guid Id, string Name, IReadOnlyDictionary<string, string> Filter, Guid Owner, SharingBody Sharing, string Alert, int Version)
{
    public static SavedSearchBody Of(SavedSearchRow row) => new(row.Id, row.Name, CriteriaAddress.ForApi(row.Criteria), row.Owner, SharingBody.Of(row.Sharing), row.Alert, row.Version);
}

/// <summary>Body of <c>POST /api/v1/searches</c> and <c>PUT /api/v1/searches/{id}</c>.</summary>
/// <param name="Filter">The filters of <c>GET /api/v1/calls</c>, as texts: q, from, to, rep, team, stage, outcome, status, source, participant, tag, direction, language, topic, without.</param>
/// <param name="Sharing">Null: private.</param>
/// <param name="Alert">none, atOnce or daily; null: none.</param>
internal sealed record SavedSearchRequest(string? Name, IReadOnlyDictionary<string, string?>? Filter, SharingBody? Sharing, string? Alert)
{
    private static readonly string[] Known = ["q", "from", "to", "rep", "team", "stage", "outcome", "status", "source", "participant", "tag", "direction", "language", "topic", "without"];

    /// <returns>Refused: <c>savedSearch.invalid</c>, <c>call.invalid</c>.</returns>
    public Result<SearchCriteria> Criteria()
    {
        if (Filter?.Keys.FirstOrDefault(k => !Known.Contains(k, StringComparer.Ordinal)) is { } unknown)
        {
            return SavedSearchRefusals.Invalid(("filter", $"There is no filter \"{unknown}\". There are: {string.Join(", ", Known)}."));
        }

        var read = CallFilter.Read(new QueryCollection((Filter ?? new Dictionary<string, string?>(StringComparer.Ordinal)).ToDictionary(f => f.Key, f => new Microsoft.Extensions.Primitives.StringValues(f.Value), StringComparer.Ordinal)));
        return read.Ok ? CriteriaAddress.Of(read.Value) : (Result<SearchCriteria>)read.Refusal!;
    }
}
