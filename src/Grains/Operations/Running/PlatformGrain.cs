using CallInsight.Contracts;
using CallInsight.Contracts.Operations;

namespace CallInsight.Grains.Operations.Running;

[GrainType("platform")]
internal sealed class PlatformGrain(PlatformStore store, TimeProvider time) : Grain, IPlatformGrain
{
    private const int LongestMessage = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);
    private static readonly TimeSpan PrunedEvery = TimeSpan.FromHours(6);
    private DateTimeOffset _prunedAt;

    public async Task<bool> Seen(ProcessSeen process)
    {
        if (time.GetUtcNow() - _prunedAt > PrunedEvery)
        {
            _prunedAt = time.GetUtcNow();
            await store.PruneAsync(CancellationToken.None);
        }

        return await store.SeenAsync(process, CancellationToken.None);
    }

    public async Task<Result<Done>> Drain(DrainSilo command)
    {
        var silos = await store.SilosAsync(CancellationToken.None);
        if (!silos.Contains(command.Name, StringComparer.Ordinal))
        {
            return OperatorRefusals.NoSuchProcess;
        }

        if (silos.Count == 1)
        {
            return OperatorRefusals.LastSilo;
        }

        await store.DrainAsync(command, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> RetryJob(RetryWork command) => await store.RetryJobAsync(command, CancellationToken.None) ? Done.It : OperatorRefusals.NoSuchWork;

    public async Task<Result<Done>> RetryMessage(RetryWork command) => await store.RetryMessageAsync(command, CancellationToken.None) ? Done.It : OperatorRefusals.NoSuchWork;

    public async Task<Result<Done>> Announce(MakeAnnouncement command)
    {
        var faults = new List<(string, string)>();
        if (command.Message.Trim().Length is 0 or > LongestMessage)
        {
            faults.Add(("message", $"Write 1 to {LongestMessage} characters."));
        }

        if (command.Kind is not ("plain" or "warn"))
        {
            faults.Add(("kind", "The kind is plain or warn."));
        }

        if (command.EndsAt <= time.GetUtcNow() || command.EndsAt > time.GetUtcNow() + Longest)
        {
            faults.Add(("ends", "Give a moment to come, within a year."));
        }

        if (faults.Count > 0)
        {
            return CommonRefusals.Invalid("announcement.invalid", [.. faults]);
        }

        await store.AnnounceAsync(command, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> EndAnnouncement(EndAnnouncement command) => await store.EndAnnouncementAsync(command, CancellationToken.None) ? Done.It : OperatorRefusals.NoSuchAnnouncement;
}
