using CallInsight.Contracts.Insights;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.SavedViews;

/// <summary>Reads from a form who sees something: people are named by e-mail, so that nobody is shown a list of everybody.</summary>
internal sealed class ReadSharing(SavedViewQueries queries)
{
    /// <param name="kind">private, people or tenant.</param>
    /// <param name="people">E-mails or user names, one on each line or with commas between them.</param>
    /// <returns>Null with the faults noted where somebody is not found.</returns>
    public async Task<Sharing?> ReadAsync(Guid tenant, string? kind, string? people, FormFaults faults, CancellationToken cancellationToken)
    {
        if (kind != Sharing.Named)
        {
            return new Sharing(kind ?? Sharing.OwnerOnly, []);
        }

        var names = (people ?? string.Empty).Split(['\n', '\r', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var found = await queries.PeopleAsync(tenant, names, cancellationToken);
        var unknown = found.Where(f => f.Value is null).Select(f => f.Key).ToList();
        if (unknown.Count > 0)
        {
            faults.Add("people", ViewWords.UnknownPeople(string.Join(", ", unknown)));
            return null;
        }

        return new Sharing(Sharing.Named, [.. found.Values.OfType<Guid>().Distinct()]);
    }
}
