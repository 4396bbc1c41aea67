using System.Runtime.InteropServices;

namespace CallInsight.Web.Shared;

/// <summary>What a mark on a call's time line stands for.</summary>
public enum MarkKind
{
    Question,
    Interruption,
    Topic,
    NextStep,
}

/// <summary>A stretch of speech, in seconds from the call's start, and the utterance it begins with.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimelineSpan(double Start, double End, int Utterance);

/// <summary>When one speaker speaks.</summary>
/// <param name="Slot">The speaker's colour, the same in the transcript: 1 to 6.</param>
public sealed record TimelineLane(string Name, string Role, int Slot, IReadOnlyList<TimelineSpan> Spans);

/// <summary>Something that happened at a moment of the call.</summary>
/// <param name="Seconds">From the call's start.</param>
/// <param name="Text">What is told of it: the question itself, the topic's name.</param>
public sealed record TimelineMark(MarkKind Kind, double Seconds, int Utterance, string Text);

/// <summary>A call from its first to its last second.</summary>
public sealed record Timeline(double DurationSeconds, IReadOnlyList<TimelineLane> Lanes, IReadOnlyList<TimelineMark> Marks);
