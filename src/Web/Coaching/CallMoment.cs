using CallInsight.Web.Calls.Reading;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Coaching;

/// <summary>A moment of a call: the utterance that somebody means.</summary>
internal static class CallMoment
{
    /// <summary>The last utterance that has begun by then; the first before all.</summary>
    /// <param name="seconds">From the call's start.</param>
    public static int At(CallReading call, double seconds) => Math.Max(0, call.Transcript.Utterances.Index().Where(u => u.Item.Start <= seconds).Select(u => u.Index).DefaultIfEmpty(0).Last());

    public static bool IsIn(CallReading call, int? utterance) => utterance >= 0 && utterance < call.Transcript.Utterances.Count;

    /// <summary>When it is, or which turn, in words.</summary>
    public static string Name(CallReading call, int utterance)
        => call.StartOf(utterance) is { } start ? $"at {Figures.Position(start)}" : $"at turn {Figures.Count(utterance + 1)}";
}
