using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Exploring;

/// <summary>What Explore shows.</summary>
/// <param name="Json">The body of <c>POST /api/v1/insights/query</c>, indented.</param>
/// <param name="Query">The address' query, for the file.</param>
public sealed record ExploreQuestion(PageQuestion Page, FilterChoices Choices, ExploreState State, string Json, string Query)
{
    public static ExploreQuestion Read(PageQuestion page, FilterChoices choices, PageAddress here)
    {
        var state = ExploreState.Read(here, choices.Metrics);
        return new ExploreQuestion(page, choices, state, new ExploreBody(state, choices).Write(page.Period.Days, page.Zone), here.ToString()[here.Path.Length..]);
    }

    /// <summary>What the figures stand beside, in words; empty without a comparison.</summary>
    public string ComparedWith => State.Compare switch
    {
        null => string.Empty,
        ExploreState.Previous => InsightsWords.ComparePrevious,
        ExploreState.LastYear => InsightsWords.CompareYear,
        ExploreState.Benchmark => InsightsWords.CompareBenchmark,
        var team => Choices.NameOf("team", team),
    };

    /// <summary>A command that asks the same over the API.</summary>
    /// <param name="origin">Scheme and host of this installation.</param>
    public string Curl(string origin)
        => $"curl -X POST {origin}/api/v1/insights/query -H \"Authorization: Bearer $CALLINSIGHT_KEY\" -H \"Content-Type: application/json\" -d '{Json.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
