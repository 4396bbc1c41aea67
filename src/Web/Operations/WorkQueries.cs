using CallInsight.Storage.Sessions;

namespace CallInsight.Web.Operations;

/// <summary>What waits, what was given up, and which errors there were.</summary>
internal sealed class WorkQueries(OperatorDatabase database, TimeProvider time)
{
    public Task<List<JobsRow>> JobsAsync(CancellationToken cancellationToken)
        => database.AskDoorAsync("select kind, waiting, failed, late_since from door.jobs_state($1) order by kind", r => new JobsRow(r.GetString(0), r.GetInt64(1), r.GetInt64(2), Moment(r, 3)), cancellationToken, time.GetUtcNow());

    public Task<List<OutboxRow>> OutboxAsync(CancellationToken cancellationToken)
        => database.AskDoorAsync("select destination, waiting, late_since from door.outbox_state($1) order by destination", r => new OutboxRow(r.GetString(0), r.GetInt64(1), Moment(r, 2)), cancellationToken, time.GetUtcNow());

    public Task<List<FailedJobRow>> FailedAsync(int most, CancellationToken cancellationToken)
        => database.AskDoorAsync(
            "select tenant_id, slug, job_id, kind, attempts, created_at, failed_at from door.jobs_failed($1)",
            r => new FailedJobRow(r.GetGuid(0), r.GetString(1), r.GetGuid(2), r.GetString(3), r.GetInt32(4), r.GetFieldValue<DateTimeOffset>(5), r.GetFieldValue<DateTimeOffset>(6)),
            cancellationToken,
            most);

    public Task<List<ParkedRow>> ParkedAsync(int most, CancellationToken cancellationToken)
        => database.AskDoorAsync(
            "select tenant_id, slug, message_id, subject_id, destination, attempts, created_at, last_at, last_status from door.messages_parked($1)",
            r => new ParkedRow(r.GetGuid(0), r.GetString(1), r.GetGuid(2), r.GetGuid(3), r.GetString(4), r.GetInt32(5), r.GetFieldValue<DateTimeOffset>(6), Moment(r, 7), r.IsDBNull(8) ? null : r.GetInt32(8)),
            cancellationToken,
            most);

    /// <summary>Errors by their last time, the newest first.</summary>
    public Task<List<ErrorRow>> ErrorsAsync(int passed, int most, CancellationToken cancellationToken)
        => database.AskDoorAsync(
            "select encode(fingerprint, 'hex'), category, message, exception, place, release, count, first_at, last_at, last_trace, count(*) over () from errors order by last_at desc offset $1 limit $2",
            r => new ErrorRow(
                r.GetString(0), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), r.IsDBNull(4) ? null : r.GetString(4), r.GetString(5), r.GetInt64(6),
                r.GetFieldValue<DateTimeOffset>(7), r.GetFieldValue<DateTimeOffset>(8), r.IsDBNull(9) ? null : r.GetString(9), r.GetInt64(10)),
            cancellationToken,
            passed, most);

    private static DateTimeOffset? Moment(Npgsql.NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}

/// <param name="LateSince">Since when the oldest is due that nobody has taken; null when none is.</param>
internal sealed record JobsRow(string Kind, long Waiting, long Failed, DateTimeOffset? LateSince);

/// <inheritdoc cref="JobsRow"/>
internal sealed record OutboxRow(string Destination, long Waiting, DateTimeOffset? LateSince);

internal sealed record FailedJobRow(Guid Tenant, string Slug, Guid Id, string Kind, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset FailedAt);

internal sealed record ParkedRow(Guid Tenant, string Slug, Guid Id, Guid Subject, string Destination, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? LastAt, int? LastStatus);

internal sealed record ErrorRow(string Fingerprint, string Category, string Message, string? Exception, string? Place, string Release, long Count, DateTimeOffset FirstAt, DateTimeOffset LastAt, string? Trace, long Total);
