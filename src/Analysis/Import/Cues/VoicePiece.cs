namespace CallInsight.Analysis.Import.Cues;

/// <summary>A stretch of a cue's text, from one tag of time or voice to the next.</summary>
/// <param name="Voice">Whose voice the cue names; null for none.</param>
/// <param name="Time">When the stretch begins, where a tag says; null otherwise.</param>
internal readonly record struct VoicePiece(string? Voice, double? Time, string Text);
