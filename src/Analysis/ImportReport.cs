namespace CallInsight.Analysis;

/// <summary>What was read from a source.</summary>
public sealed record Recognised(int Utterances, int Speakers, int Words);

/// <summary>Something the source lacks, so that it was estimated: <c>starts</c>, <c>ends</c>, <c>times</c> or <c>speakers</c>, and how often.</summary>
public sealed record Estimate(string What, int Count);

/// <summary>Something in the source that is not in the transcript.</summary>
/// <param name="Where">Line or path in the source, e.g. <c>line 12</c> or <c>results.channels[1]</c>.</param>
/// <param name="What">The kind of thing, e.g. <c>cue</c>.</param>
/// <param name="Why">Why it was left out, in words for the person who imported.</param>
public sealed record LeftOut(string Where, string What, string Why);

/// <summary>What an import understood, estimated and left out.</summary>
/// <param name="Format">The recognised format's name (see <see cref="Import.TranscriptFormats"/>).</param>
/// <param name="LeftOut">At most 1,000 entries; a last entry counts what is beyond.</param>
public sealed record ImportReport(string Format, Recognised Recognised, IReadOnlyList<Estimate> Estimated, IReadOnlyList<LeftOut> LeftOut);
