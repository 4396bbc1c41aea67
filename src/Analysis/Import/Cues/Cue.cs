namespace CallInsight.Analysis.Import.Cues;

/// <summary>A caption as it stands in the file.</summary>
/// <param name="Line">The line of its times.</param>
/// <param name="Lines">Its text, with tags.</param>
internal sealed record Cue(int Line, double Start, double End, List<string> Lines);
