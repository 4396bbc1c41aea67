using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Storage.AuditTrail;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.AuditTrail;

/// <summary>What is written of a decision, in its own transaction.</summary>
/// <param name="Action">Past tense with its capability: <c>call.registered</c>.</param>
/// <param name="Details">Small; encrypted.</param>
internal sealed record AuditRow(Actor Actor, string Action, string SubjectKind, Guid? Subject, IReadOnlyDictionary<string, string?>? Details = null);

internal static class AuditRows
{
    private const string Sql = """
        insert into audit_entries (tenant_id, entry_id, at, actor_kind, actor_id, action, subject_kind, subject_id, details, origin)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    /// <summary>Adds the audit row of a decision to the statements that carry it out.</summary>
    public static TenantBatch Audit(this TenantBatch batch, TenantKey key, Guid tenant, AuditRow row, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var details = row.Details is null ? null : key.Seal(id, AuditFields.Details, JsonSerializer.SerializeToUtf8Bytes(row.Details));
        var origin = CallContext.Origin is { } from ? key.Seal(id, AuditFields.Origin, from) : null;
        return batch.Add(Sql, tenant, id, now, row.Actor.Kind, row.Actor.Id, row.Action, row.SubjectKind, row.Subject, details, origin);
    }
}
