using CallInsight.Storage.Sessions;

namespace CallInsight.Web.Operations;

/// <summary>The figures that operators' pages show live. However many look, the database is asked once in two seconds.</summary>
internal sealed class PlatformState(OperatorDatabase database, TimeProvider time) : IDisposable
{
    private const string Sql = """
        select (select count(*) from processes where kind <> 'web' and seen_at > $1), (select count(*) from processes where kind = 'web' and seen_at > $1),
          j.waiting, j.failed, j.late_since, o.waiting, o.late_since, (select count(*) from errors where last_at > $2)
        from (select coalesce(sum(waiting), 0)::bigint as waiting, coalesce(sum(failed), 0)::bigint as failed, min(late_since) as late_since from door.jobs_state($3)) j,
             (select coalesce(sum(waiting), 0)::bigint as waiting, min(late_since) as late_since from door.outbox_state($3)) o
        """;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _one = new(1);
    private PlatformFigures? _last;

    public async ValueTask<PlatformFigures> GetAsync(CancellationToken cancellationToken)
    {
        if (_last is { } fresh && time.GetUtcNow() - fresh.At < Kept)
        {
            return fresh;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            return _last is { } last && now - last.At < Kept ? last : _last = await AskAsync(now, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<PlatformFigures> AskAsync(DateTimeOffset now, CancellationToken cancellationToken)
        => (await database.AskDoorAsync(
            Sql,
            r => new PlatformFigures(now, r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), Age(r, 4, now), r.GetInt64(5), Age(r, 6, now), r.GetInt64(7)),
            cancellationToken,
            now - ClusterQueries.AtWork, now - Recent, now)).Single();

    private static double? Age(Npgsql.NpgsqlDataReader reader, int column, DateTimeOffset now)
        => reader.IsDBNull(column) ? null : Math.Max(0, (now - reader.GetFieldValue<DateTimeOffset>(column)).TotalSeconds);
}

/// <param name="Silos">At work, one that is everything in one process too.</param>
/// <param name="JobsLate">Seconds that the oldest job is due that nobody has taken; null when none is.</param>
/// <param name="Errors">Kinds of errors that came within the last hour.</param>
internal sealed record PlatformFigures(DateTimeOffset At, long Silos, long Webs, long JobsWaiting, long JobsFailed, double? JobsLate, long OutboxWaiting, double? OutboxLate, long Errors);
