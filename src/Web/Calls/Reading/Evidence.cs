namespace CallInsight.Web.Calls.Reading;

/// <summary>The turns that a figure was counted from.</summary>
/// <param name="Title">The figure's name.</param>
/// <param name="How">How it is counted, in one sentence.</param>
public sealed record Evidence(string Title, string How, IReadOnlyList<EvidenceTurn> Turns);

/// <summary>One place in the call.</summary>
/// <param name="Utterance">Index of the utterance that it begins with.</param>
/// <param name="Note">What was counted there: its length, its kind.</param>
/// <param name="Text">The sentence that was counted; null for the whole utterance.</param>
public sealed record EvidenceTurn(int Utterance, string Note, string? Text = null);
