namespace CallInsight.Web.Shared;

/// <summary>A published figure beside our own. It is never shown without its source, and no source without year and sample.</summary>
/// <param name="Text">The figure and what it is: <c>Published: 43 %</c>.</param>
/// <param name="Source">Who, what and when: <c>Gong Labs, 25,537 B2B calls, 2016</c>.</param>
/// <param name="Href">Where it can be read, if anywhere.</param>
public sealed record KpiBenchmark(string Text, string Source, string? Href = null);
