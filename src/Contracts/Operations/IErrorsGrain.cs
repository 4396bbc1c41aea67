namespace CallInsight.Contracts.Operations;

/// <summary>Errors of all processes, grouped. It holds no word of a customer's. Key <c>p/errors</c>.</summary>
[Alias("IErrorsGrain"), GrainInterfaceType("errors")]
public interface IErrorsGrain : IPlatformOwned
{
    /// <summary>Adds what a process has seen since it last told.</summary>
    [Alias("Note")]
    Task Note(IReadOnlyList<ErrorSeen> errors);
}

/// <summary>An error as often as one process saw it.</summary>
/// <param name="Fingerprint">32 hexadecimal digits: the same for the same place and kind.</param>
/// <param name="Category">Of the log.</param>
/// <param name="Message">The template, without what was put into it.</param>
/// <param name="Exception">Types, from the outermost to the cause; null where there was none.</param>
/// <param name="Place">Methods that it came through, the innermost first.</param>
/// <param name="Release">That saw it.</param>
/// <param name="TraceId">Of the last one that had a trace.</param>
[GenerateSerializer, Alias("ErrorSeen"), Immutable]
public sealed record ErrorSeen(
    [property: Id(0)] string Fingerprint,
    [property: Id(1)] string Category,
    [property: Id(2)] string Message,
    [property: Id(3)] string? Exception,
    [property: Id(4)] string? Place,
    [property: Id(5)] string Release,
    [property: Id(6)] long Count,
    [property: Id(7)] DateTimeOffset FirstAt,
    [property: Id(8)] DateTimeOffset LastAt,
    [property: Id(9)] string? TraceId);
