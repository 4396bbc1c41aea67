using CallInsight.Contracts.Search;
using CallInsight.Storage.Sessions;

namespace CallInsight.Web.Calls;

/// <summary>What is known of a search before its list is asked for.</summary>
/// <param name="Calls">For each term that few calls say: those calls.</param>
/// <param name="Common">Terms that so many calls say that walking from the newest finds a page of them soonest.</param>
/// <param name="Unwanted">Terms whose calls are left out.</param>
internal sealed record SearchMatches(IReadOnlyList<Guid[]> Calls, IReadOnlyList<string> Common, IReadOnlyList<string> Unwanted)
{
    /// <summary>Calls gathered for a term. With more, one call in so many says it that the walk is short.</summary>
    private const int MostGathered = 5_000;

    /// <summary>Whether the matches could be counted without reading them.</summary>
    public bool IsCountable => Common.Count == 0 || Calls.Count > 0;

    public static async Task<SearchMatches> GatherAsync(ReaderDatabase database, Guid tenant, SearchTerms terms, CancellationToken cancellationToken)
    {
        var calls = new List<Guid[]>();
        var common = new List<string>();
        foreach (var term in terms.Wanted)
        {
            var found = await database.QueryAsync(tenant, "select call_id from door.calls_saying($1, $2)", r => r.GetGuid(0), cancellationToken, term, MostGathered + 1);
            if (found.Count > MostGathered)
            {
                common.Add(term);
            }
            else
            {
                calls.Add([.. found.Distinct()]);
            }
        }

        return new SearchMatches(calls, common, terms.Unwanted);
    }
}
