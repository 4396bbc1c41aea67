using CallInsight.Contracts;
using CallInsight.Contracts.Insights;

namespace CallInsight.Web.Insights.SavedViews;

/// <summary>Who sees something, over the API.</summary>
/// <param name="Kind">private, people or tenant.</param>
/// <param name="People">For people: ids of members; on the way in e-mails and user names as well.</param>
internal sealed record SharingBody(string? Kind, IReadOnlyList<string>? People)
{
    public static SharingBody Of(Sharing sharing) => new(sharing.Kind, [.. sharing.People.Select(p => p.ToString())]);

    /// <summary>Nothing said is private.</summary>
    /// <returns>Refused with <paramref name="code"/> where somebody is not found.</returns>
    public static async Task<Result<Sharing>> ReadAsync(SharingBody? body, SavedViewQueries queries, Guid tenant, string code, CancellationToken cancellationToken)
    {
        if (body?.Kind != Sharing.Named)
        {
            return new Sharing(body?.Kind ?? Sharing.OwnerOnly, []);
        }

        var people = (body.People ?? []).OfType<string>().ToList();
        var ids = people.Where(p => Guid.TryParse(p, out _)).Select(Guid.Parse).ToList();
        var named = await queries.PeopleAsync(tenant, [.. people.Where(p => !Guid.TryParse(p, out _)).Select(p => p.Trim())], cancellationToken);
        var unknown = named.Where(n => n.Value is null).Select(n => n.Key).ToList();
        return unknown.Count > 0
            ? CommonRefusals.Invalid(code, ("people", ViewWords.UnknownPeople(string.Join(", ", unknown))))
            : new Sharing(Sharing.Named, [.. ids.Concat(named.Values.OfType<Guid>()).Distinct()]);
    }
}
