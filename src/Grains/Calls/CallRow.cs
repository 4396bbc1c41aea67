using CallInsight.Contracts.Calls;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.Calls;

/// <summary>A call as a row of the table <c>calls</c>: what is text is sealed.</summary>
internal static class CallRow
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns = """
        external_hash, content_hash, received_at, started_at, status, version, rep_id, uploaded_by, stage_code, source_code, direction,
        outcome, amount, currency, title, details
        """;

    /// <summary>Brings a row from the version before to this one; takes <see cref="Values"/>.</summary>
    public const string Update = """
        update calls set content_hash = $4, started_at = $7, status = $8, version = $9, rep_id = $10, uploaded_by = $11,
                         stage_code = $12, source_code = $13, direction = $14, outcome = $15, amount = $16, currency = $17, title = $18, details = $19
        where tenant_id = $1 and call_id = $2 and version = $9 - 1 and external_hash is not distinct from $3 and received_on = $5 and received_at = $6
        """;

    public static object?[] Values(TenantKey key, Guid tenant, Call call) =>
    [
        tenant, call.Id, new NpgsqlParameter { Value = (object?)call.ExternalHash ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea }, call.ContentHash, call.ReceivedOn, call.ReceivedAt,
        call.StartedAt, call.Status, call.Version, call.Rep, call.UploadedBy, call.Stage, call.Source, call.Direction, call.Outcome.Result, call.Outcome.Amount, call.Outcome.Currency,
        SealTitle(key, call), SealDetails(key, call),
    ];

    public static Call Read(NpgsqlDataReader r, TenantKey key, Guid id)
    {
        var details = CallTexts.OpenDetails(key, id, r.GetFieldValue<byte[]>(15));
        return new Call
        {
            Id = id,
            ExternalHash = r.IsDBNull(0) ? null : r.GetFieldValue<byte[]>(0),
            ContentHash = r.GetFieldValue<byte[]>(1),
            ReceivedAt = r.GetFieldValue<DateTimeOffset>(2),
            StartedAt = r.GetFieldValue<DateTimeOffset>(3).ToOffset(TimeSpan.FromMinutes(details.OffsetMinutes)),
            Status = r.GetString(4),
            Version = r.GetInt32(5),
            Rep = r.IsDBNull(6) ? null : r.GetGuid(6),
            UploadedBy = r.IsDBNull(7) ? null : r.GetGuid(7),
            Stage = r.IsDBNull(8) ? null : r.GetInt32(8),
            Source = r.IsDBNull(9) ? null : r.GetInt32(9),
            Direction = r.IsDBNull(10) ? null : r.GetString(10),
            Outcome = new OutcomeInput(r.GetString(11), r.IsDBNull(12) ? null : r.GetDecimal(12), r.IsDBNull(13) ? null : r.GetString(13)),
            Title = key.OpenText(id, CallTexts.TitleField, r.GetFieldValue<byte[]>(14)),
            Details = details,
        };
    }

    public static byte[] SealTitle(TenantKey key, Call call) => key.Seal(call.Id, CallTexts.TitleField, call.Title);

    public static byte[] SealDetails(TenantKey key, Call call)
        => CallTexts.SealDetails(key, call.Id, call.Details with { OffsetMinutes = (int)call.StartedAt.Offset.TotalMinutes });

    /// <summary>Keyed hashes of the participants' e-mails, each once.</summary>
    public static IEnumerable<byte[]> People(TenantKey key, Call call)
        => call.Details.Participants.Where(p => p.Email is not null).Select(p => p.Email!.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal).Select(e => key.BlindIndex("person.email", e));
}
