using CallInsight.Contracts.Insights;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Topics;

/// <summary>A topic over the calls of a period.</summary>
/// <param name="Known">Calls in which it was looked for.</param>
/// <param name="Share">The share of them that mention it; null where there are none.</param>
/// <param name="Mentions">Mentions for each call that mentions it.</param>
/// <param name="FirstMinute">The median of the first mention, minutes.</param>
/// <param name="Tenths">How many calls first mention it in each tenth of the call.</param>
public sealed record TopicRow(string Key, string Name, long Known, double? Share, double? Mentions, double? FirstMinute, IReadOnlyList<int> Tenths)
{
    /// <summary>How many calls mention it.</summary>
    public long Mentioned => (long)Math.Round((Share ?? 0) * Known);

    /// <summary>The tenth in which it is first mentioned most often.</summary>
    public string Place => Tenths.Sum() == 0 ? Figures.None : Tenths.Index().MaxBy(t => t.Item).Index is var tenth ? TopicsWords.PlaceOf(tenth * 10, (tenth + 1) * 10) : Figures.None;

    public static IEnumerable<InsightsMeasure> Measures(string topic) =>
    [
        new($"topic.{topic}.mentions", "count"), new($"topic.{topic}.mentions", "shareOver", 0), new($"topic.{topic}.mentions", "sum"), new($"topic.{topic}.firstMinute", "median"),
    ];

    /// <summary>Reads the measures of a topic out of an answer.</summary>
    public static TopicRow Of(string key, string name, InsightsAnswer answer, IReadOnlyList<int> tenths)
    {
        if (answer.Rows == 0)
        {
            return new TopicRow(key, name, 0, null, null, null, tenths);
        }

        var known = (long)(answer[$"topic.{key}.mentions.count"].Number(0) ?? 0);
        var share = answer[ShareColumn(key)].Number(0);
        var mentioned = (share ?? 0) * known;
        return new TopicRow(
            key, name, known, known == 0 ? null : share, mentioned > 0 ? answer[$"topic.{key}.mentions.sum"].Number(0) / mentioned : null, answer[$"topic.{key}.firstMinute.median"].Number(0), tenths);
    }

    /// <summary>The column of an answer that has the share of calls that mention a topic.</summary>
    public static string ShareColumn(string topic) => $"topic.{topic}.mentions.shareOver(0)";
}
