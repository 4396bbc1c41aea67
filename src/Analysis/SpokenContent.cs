using CallInsight.Analysis.Commitments;

namespace CallInsight.Analysis;

/// <summary>What was said: what the metrics of content are counted from. Null is what the language's rules cannot tell.</summary>
/// <param name="Fillers">Each speaker's number of fillers.</param>
internal sealed record SpokenContent(
    List<Question>? Questions,
    List<TopicMention>? Topics,
    Agreements? Agreements,
    SentimentFindings Sentiment,
    int[]? Fillers);
