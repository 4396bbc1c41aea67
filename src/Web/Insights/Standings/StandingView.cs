using CallInsight.Contracts.Insights;
using CallInsight.Web.Insights.Patterns;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Standings;

/// <summary>Where somebody stands in a figure, in words that claim no cause.</summary>
public sealed record StandingRow(StandingFigures Standing)
{
    public FigureText Text => new(Standing.Metric, null);

    /// <summary>The figures of both sides, the difference with its interval, and the calls behind them.</summary>
    public string Sentence(string name)
    {
        var difference = Standing.Ours - Standing.Others;
        return $"{name}: {Text.Write(Standing.Ours)} in {Calls(Standing.Calls)}; the others {Text.Write(Standing.Others)} in {Calls(Standing.OtherCalls)}. "
            + $"The difference is {Text.WriteDifference(difference)} ({Text.WriteDifference(Standing.Low)} to {Text.WriteDifference(Standing.High)}).";
    }

    /// <summary>The place among all who were compared.</summary>
    public string Place => $"{Figures.Count(Standing.Place)} of {Figures.Count(Standing.Of)}";

    /// <summary>Why this side is said to be the better one.</summary>
    public string Why => Standing.Pattern is { } pattern ? new PatternRow(pattern, MetricCatalogue.Find(pattern.Metric)).Sentence : "Wanted whatever comes of the call.";

    private static string Calls(int calls) => calls == 1 ? "1 call" : $"{Figures.Count(calls)} calls";
}

/// <summary>A call to look at.</summary>
/// <param name="Title">Null for who reads no names.</param>
/// <param name="Value">Of the figure; 1 or 0 for a topic.</param>
public sealed record ExampleCall(Guid Id, string? Title, DateTimeOffset StartedAt, string? Rep, double? Value);

/// <summary>What goes well, and one thing to look at.</summary>
/// <param name="Subject">The member or the team.</param>
/// <param name="Days">The days that were looked at.</param>
/// <param name="Suggestion">The first that was not put off; null where there is none.</param>
/// <param name="Further">Suggestions that would follow.</param>
/// <param name="PutOff">Suggestions that the reader put off.</param>
/// <param name="Shows">Their calls in which it shows most.</param>
/// <param name="DoneWell">Won calls of others, of those that the reader may open, that lie nearest to the middle of won calls.</param>
/// <param name="Compared">Figures that could be compared.</param>
/// <param name="Separating">Of those the ones that separate won from lost calls here.</param>
/// <param name="Peers">The others.</param>
internal sealed record StandingView(
    Guid Subject, PeriodDays Days, IReadOnlyList<StandingRow> Strengths, StandingRow? Suggestion, int Further, int PutOff, IReadOnlyList<ExampleCall> Shows, IReadOnlyList<ExampleCall> DoneWell, int Compared, int Separating, int Peers);
