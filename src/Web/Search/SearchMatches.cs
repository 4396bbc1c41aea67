using CallInsight.Contracts.Search;
using CallInsight.Storage.Sessions;

namespace CallInsight.Web.Search;

/// <summary>What is known of a search before its list is asked for.</summary>
/// <param name="Terms">What was searched for.</param>
/// <param name="Calls">The only calls that can match; null where each of its words is said in so many that they tell nothing.</param>
/// <param name="IsSure">Those calls match: nothing is left to be compared, but for what only transcripts tell.</param>
internal sealed record SearchMatches(SearchTerms Terms, Guid[]? Calls, bool IsSure)
{
    /// <summary>Calls gathered for a word. With more, one call in so many says it that walking from the newest is short.</summary>
    private const int MostGathered = 5_000;

    /// <summary>So many are compared at once, which lets them be counted.</summary>
    private const int MostCompared = 1_000;

    /// <summary>Whether the matches can be counted without reading them.</summary>
    public bool IsCountable => IsSure && !Terms.IsBySpeaker;

    public static async Task<SearchMatches> GatherAsync(ReaderDatabase database, Guid tenant, SearchTerms terms, CancellationToken cancellationToken)
    {
        HashSet<Guid>? calls = null;
        var common = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in terms.Wanted.SelectMany(t => t.Words).Distinct(StringComparer.Ordinal))
        {
            var found = await database.QueryAsync(tenant, "select call_id from door.calls_saying($1, $2)", r => r.GetGuid(0), cancellationToken, word, MostGathered + 1);
            if (found.Count > MostGathered)
            {
                common.Add(word);
            }
            else if (calls is null)
            {
                calls = [.. found];
            }
            else
            {
                calls.IntersectWith(found);
            }
        }

        var gathered = new SearchMatches(terms, calls is null ? null : [.. calls], terms is { Unwanted.Count: 0, Topics.Count: 0, UnwantedTopics.Count: 0 } && terms.Wanted.All(t => t.IsWord && !common.Contains(t.Words[0])));
        return gathered is { IsSure: false, Calls: { Length: <= MostCompared } few } ? gathered with { Calls = await CompareAsync(database, tenant, terms, few, cancellationToken), IsSure = true } : gathered;
    }

    private static async Task<Guid[]> CompareAsync(ReaderDatabase database, Guid tenant, SearchTerms terms, Guid[] calls, CancellationToken cancellationToken)
    {
        List<object?> arguments = [tenant, calls];
        var compared = SearchConditions.Of(terms, arguments);
        return [.. await database.QueryAsync(tenant, $"select c.call_id from calls c where c.tenant_id = $1 and c.call_id = any($2) and {compared}", r => r.GetGuid(0), cancellationToken, [.. arguments])];
    }
}
