namespace CallInsight.Contracts.Operations;

/// <summary>What operators do to the running platform, and what its processes tell of themselves. Key <c>p/platform</c>.</summary>
[Alias("IPlatformGrain"), GrainInterfaceType("platform")]
public interface IPlatformGrain : IPlatformOwned
{
    /// <summary>A process tells that it lives.</summary>
    /// <returns>Whether an operator asked it to end.</returns>
    [SafeToRepeat, Alias("Seen")]
    Task<bool> Seen(ProcessSeen process);

    /// <summary>Asks a silo to end as it does on SIGTERM: it finishes what it does and hands its grains over.</summary>
    /// <returns>Refused: <c>process.notFound</c>, <c>process.last</c>.</returns>
    [Alias("Drain")]
    Task<Result<Done>> Drain(DrainSilo command);

    /// <summary>Lets a job that was given up be done again.</summary>
    /// <returns>Refused: <c>work.notFound</c>.</returns>
    [Alias("RetryJob")]
    Task<Result<Done>> RetryJob(RetryWork command);

    /// <summary>Lets a message that was given up be sent again, under its own id.</summary>
    /// <returns>Refused: <c>work.notFound</c>.</returns>
    [Alias("RetryMessage")]
    Task<Result<Done>> RetryMessage(RetryWork command);

    /// <summary>Tells everybody something. The same id twice is the same as once.</summary>
    /// <returns>Refused: <c>announcement.invalid</c>.</returns>
    [SafeToRepeat, Alias("Announce")]
    Task<Result<Done>> Announce(MakeAnnouncement command);

    /// <summary>Ends an announcement before its time.</summary>
    /// <returns>Refused: <c>announcement.notFound</c>.</returns>
    [Alias("EndAnnouncement")]
    Task<Result<Done>> EndAnnouncement(EndAnnouncement command);
}

/// <param name="Name">Of this life of the process: a silo's address with its generation, else machine and process id.</param>
/// <param name="Kind"><c>silo</c>, <c>web</c> or <c>alone</c>.</param>
/// <param name="Processors">In use since the last time, 1 for a whole one.</param>
/// <param name="Memory">Bytes.</param>
[GenerateSerializer, Alias("ProcessSeen"), Immutable]
public sealed record ProcessSeen(
    [property: Id(0)] string Name,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Release,
    [property: Id(3)] string Host,
    [property: Id(4)] int Pid,
    [property: Id(5)] DateTimeOffset StartedAt,
    [property: Id(6)] float Processors,
    [property: Id(7)] long Memory);

[GenerateSerializer, Alias("DrainSilo"), Immutable]
public sealed record DrainSilo([property: Id(0)] Guid By, [property: Id(1)] string Name);

/// <param name="Work">The job's or message's id.</param>
/// <param name="Subject">For a message: the destination.</param>
[GenerateSerializer, Alias("RetryWork"), Immutable]
public sealed record RetryWork([property: Id(0)] Guid By, [property: Id(1)] Guid Tenant, [property: Id(2)] Guid Work, [property: Id(3)] Guid Subject);

/// <param name="Kind"><c>plain</c> or <c>warn</c>.</param>
[GenerateSerializer, Alias("MakeAnnouncement"), Immutable]
public sealed record MakeAnnouncement([property: Id(0)] Guid By, [property: Id(1)] Guid Announcement, [property: Id(2)] string Kind, [property: Id(3)] string Message, [property: Id(4)] DateTimeOffset EndsAt);

[GenerateSerializer, Alias("EndAnnouncement"), Immutable]
public sealed record EndAnnouncement([property: Id(0)] Guid By, [property: Id(1)] Guid Announcement);
