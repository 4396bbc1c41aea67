namespace CallInsight.Analysis.Import;

/// <summary>Why a source cannot be read.</summary>
/// <param name="Code">Stable, for programs: <c>transcript.empty</c>, <c>transcript.unknownFormat</c>, <c>transcript.broken</c>,
/// <c>transcript.timesRunBackwards</c>, <c>transcript.notText</c>, <c>transcript.tooManySpeakers</c>, <c>transcript.tooLong</c>.</param>
/// <param name="Message">What is wrong and what to do, for a person.</param>
/// <param name="Line">Line of the source, counted from 1, where there is one.</param>
public sealed record ReadingFault(string Code, string Message, int? Line = null);

/// <summary>What the source itself says of the call, beside its speech; null where it says nothing.</summary>
public sealed record SourceDetails(string? Title = null, DateTimeOffset? StartedAt = null, string? Id = null, IReadOnlyList<SourceParticipant>? Participants = null);

/// <summary>A person whom the source names, with the speaker they are, where it says so.</summary>
public sealed record SourceParticipant(string Name, string? Email, string? Speaker, SpeakerRole Role);

/// <summary>A transcript that was read, with the report of it.</summary>
public sealed record ReadTranscript(Transcript Transcript, ImportReport Report, SourceDetails Details);

/// <summary>Either a transcript or why there is none.</summary>
public sealed class ReadingResult
{
    private ReadingResult(ReadTranscript? read, ReadingFault? fault) => (Read, Fault) = (read, fault);

    /// <summary>The transcript; null when there is a fault.</summary>
    public ReadTranscript? Read { get; }

    /// <summary>The fault; null when there is a transcript.</summary>
    public ReadingFault? Fault { get; }

    public static implicit operator ReadingResult(ReadTranscript read) => new(read, null);

    public static implicit operator ReadingResult(ReadingFault fault) => new(null, fault);
}
