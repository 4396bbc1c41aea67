using CallInsight.Analysis;
using CallInsight.Grains.Calls.Fields;

namespace CallInsight.Grains.Calls;

/// <summary>Everything that a call's analysis gives, ready to be stored.</summary>
/// <param name="FindingsJson">As the API gives it.</param>
/// <param name="TopicsKnown">Codes of the topics that were looked for, rising.</param>
/// <param name="Topics">Those that were mentioned.</param>
/// <param name="SettingsVersion">Of the tenant's settings that it was made by.</param>
/// <param name="SearchRows">Hashed words with positions: part and tsvector text.</param>
internal sealed record AnalysedCall(Findings Findings, int SettingsVersion, byte[] FindingsJson, IReadOnlyList<(short Part, string Words)> SearchRows, IReadOnlyList<TopicCount> Topics, int[] TopicsKnown, FieldValues Fields);

/// <summary>How often a topic was spoken of and when first, under its code.</summary>
internal readonly record struct TopicCount(int Code, double Mentions, double? FirstMinute);
