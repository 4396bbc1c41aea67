using CallInsight.Contracts;
using CallInsight.Storage.Sessions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace CallInsight.Web.Operations;

/// <summary>The processes of the platform, and what became of earlier ones.</summary>
internal sealed class ClusterQueries(OperatorDatabase operators, ReaderDatabase reader, IGrainFactory grains, IOptions<ClusterOptions> cluster, TimeProvider time)
{
    /// <summary>Who did not tell for so long is not at work.</summary>
    public static readonly TimeSpan AtWork = TimeSpan.FromSeconds(30);

    // A hung silo must not hold up the page that shows it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Those that told that they live in time, silos first.</summary>
    public Task<List<ProcessRow>> ProcessesAsync(CancellationToken cancellationToken)
        => operators.AskDoorAsync(
            "select name, kind, release, host, pid, started_at, seen_at, processors, memory, drain_asked_at from processes where seen_at > $1 order by kind = 'web', name",
            r => new ProcessRow(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetFieldValue<DateTimeOffset>(5), r.GetFieldValue<DateTimeOffset>(6), r.GetFloat(7), r.GetInt64(8), r.IsDBNull(9) ? null : r.GetFieldValue<DateTimeOffset>(9)),
            cancellationToken,
            time.GetUtcNow() - AtWork);

    /// <summary>Releases that ran in the last thirty days, the newest first.</summary>
    public Task<List<ReleaseRow>> ReleasesAsync(CancellationToken cancellationToken)
        => operators.AskDoorAsync(
            "select release, min(started_at), max(seen_at), count(*) filter (where seen_at > $1) from processes group by release order by max(started_at) desc limit 20",
            r => new ReleaseRow(r.GetString(0), r.GetFieldValue<DateTimeOffset>(1), r.GetFieldValue<DateTimeOffset>(2), r.GetInt64(3)),
            cancellationToken,
            time.GetUtcNow() - AtWork);

    /// <summary>Members of the cluster as they stand in the membership table, the newest first; those that are dead stay for some days.</summary>
    public Task<List<SiloRow>> MembershipAsync(CancellationToken cancellationToken)
        => reader.AskDoorAsync(
            "select address || ':' || port || '@' || generation, host, status, started_at, alive_at from orleans.silos where cluster = $1 order by started_at desc limit 50",
            r => new SiloRow(r.GetString(0), r.GetString(1), (SiloStatus)r.GetInt32(2), r.GetFieldValue<DateTimeOffset>(3), r.GetFieldValue<DateTimeOffset>(4)),
            cancellationToken,
            cluster.Value.ClusterId);

    /// <summary>How many grains of each kind each silo holds; null where the silos did not answer in time.</summary>
    public async Task<IReadOnlyList<GrainRow>?> GrainsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await grains.Management().GetSimpleGrainStatistics(cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return [.. found.Select(s => new GrainRow(s.GrainType, s.SiloAddress.ToParsableString(), s.ActivationCount))];
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            return null;
        }
    }
}

/// <param name="Processors">In use, 1 for a whole one.</param>
/// <param name="Memory">Bytes.</param>
internal sealed record ProcessRow(string Name, string Kind, string Release, string Host, int Pid, DateTimeOffset StartedAt, DateTimeOffset SeenAt, float Processors, long Memory, DateTimeOffset? DrainAskedAt);

internal sealed record ReleaseRow(string Release, DateTimeOffset FirstAt, DateTimeOffset LastAt, long AtWork);

internal sealed record SiloRow(string Name, string Host, SiloStatus Status, DateTimeOffset StartedAt, DateTimeOffset AliveAt);

internal sealed record GrainRow(string Type, string Silo, int Activations);
