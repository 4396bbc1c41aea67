using CallInsight.Contracts.Provisioning;
using CallInsight.Storage.Provisioning;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Web.Provisioning;

/// <summary>Reads the door's state and its log.</summary>
internal sealed class ProvisioningQueries(ReaderDatabase database, TenantKeys keys)
{
    public async Task<string> StateAsync(Guid tenant, CancellationToken cancellationToken)
        => await database.FindAsync(tenant, "select state from provisioning where tenant_id = $1", r => r.GetString(0), cancellationToken, tenant) ?? ProvisioningStates.On;

    /// <summary>Lines of the log, the newest first, before one of them.</summary>
    /// <param name="refusedOnly">Only what was refused.</param>
    public async Task<List<ProvisioningLine>> LogAsync(Guid tenant, bool refusedOnly, Guid? before, int take, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(
            tenant,
            """
            select l.entry_id, l.at, k.name, l.method, l.status, l.details
            from provisioning_log l left join api_keys k on k.tenant_id = l.tenant_id and k.key_id = l.key_id
            where l.tenant_id = $1 and ($2::uuid is null or l.entry_id < $2) and (not $3 or l.status >= 400) order by l.entry_id desc limit $4
            """,
            r => new ProvisioningLine(
                r.GetGuid(0), r.GetFieldValue<DateTimeOffset>(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetString(3), r.GetInt32(4), ScimTexts.OpenLog(key, r.GetGuid(0), r.GetFieldValue<byte[]>(5))),
            cancellationToken,
            tenant,
            before,
            refusedOnly,
            take);
    }
}

/// <summary>A line of the log.</summary>
/// <param name="Token">The name of the token that it came with.</param>
internal sealed record ProvisioningLine(Guid Id, DateTimeOffset At, string? Token, string Method, int Status, ScimLogDetails Details);
