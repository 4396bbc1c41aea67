using System.Globalization;
using CallInsight.Contracts.Search;

namespace CallInsight.Web.Search;

/// <summary>A search as conditions on a call <c>c</c>, to be compared call by call.</summary>
internal static class SearchConditions
{
    // Offset 0: asked call by call over the key, never joined by reading every row of the index.
    private const string Says = "exists (select 1 from call_search s where s.tenant_id = c.tenant_id and s.call_id = c.call_id and s.received_on = c.received_on and s.words @@ {0}::text::tsquery offset 0)";
    private const string Mentions = "exists (select 1 from call_facts t where t.tenant_id = c.tenant_id and t.call_id = c.call_id and t.received_on = c.received_on and not t.erased and {0} = any(t.topic_codes) offset 0)";

    /// <summary>All of the terms; each may match in another row of the call: one in the title, one in the transcript.</summary>
    /// <param name="terms">What was searched for.</param>
    /// <param name="arguments">Those of the statement; the conditions' come to their end.</param>
    public static string Of(SearchTerms terms, List<object?> arguments)
    {
        var conditions = terms.Wanted.Select(t => Place(Says, t.Query))
            .Concat(terms.Topics.Select(t => Place(Mentions, t)))
            .Concat(terms.UnwantedTopics.Select(t => "not " + Place(Mentions, t)))
            .Concat(terms.Unwanted.Select(t => "not " + Place(Says, t)))
            .DefaultIfEmpty("true");
        return string.Join(" and ", conditions);

        string Place(string condition, object value)
        {
            arguments.Add(value);
            return string.Format(CultureInfo.InvariantCulture, condition, "$" + arguments.Count.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>How well a call <c>c</c> matches, as a <c>real</c>: how often the words are said and in how long a call; its title counts four times.</summary>
    /// <param name="query">The argument that holds the words as a <c>tsquery</c>.</param>
    public static string Rank(string query)
        => $"""
           coalesce((select sum(ts_rank(s.words, {query}::text::tsquery, 1) * case s.part when 0 then 4 else 1 end) from call_search s
                     where s.tenant_id = c.tenant_id and s.call_id = c.call_id and s.received_on = c.received_on), 0)::real
           """;
}
