using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Calls.Fields;

/// <summary>The SQL of the fields that tenants give their calls.</summary>
internal sealed class CustomFieldStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    // Where looking for older values begins.
    private static readonly Guid Beginning = Guid.Empty;

    /// <summary>All that there ever were, by code.</summary>
    public Task<List<KeptField>> LoadAsync(Guid tenant, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            "select code, key, kind, removed_at is null from custom_fields where tenant_id = $1 order by code",
            r => new KeptField(new CustomField(r.GetInt32(0), r.GetString(1), r.GetString(2)), r.GetBoolean(3)),
            cancellationToken,
            tenant);

    /// <summary>Keeps a field, or takes one that was removed into use again; and has calls looked through for values that they were given before.</summary>
    public async Task<Done> DefineAsync(Guid tenant, CustomField field, bool isNew, AuditRow audit, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        var batch = database.Begin(tenant).Audit(key, tenant, audit, now);
        batch = isNew
            ? batch.Add("insert into custom_fields (tenant_id, code, key, kind, field_id, filled_to) values ($1, $2, $3, $4, $5, $6)", tenant, field.Code, field.Key, field.Kind, Guid.CreateVersion7(now), Beginning)
            : batch.Require("update custom_fields set removed_at = null, filled_to = $3 where tenant_id = $1 and code = $2", tenant, field.Code, Beginning);
        await batch
            .Add(
                $"insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at) select $1, $3, '{JobKinds.Fill}', field_id, $4, $4 from custom_fields where tenant_id = $1 and code = $2",
                tenant, field.Code, Guid.CreateVersion7(now), now)
            .ExecuteAsync(cancellationToken);
        return Done.It;
    }

    public async Task<Done> RemoveAsync(Guid tenant, CustomField field, AuditRow audit, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        await database.Begin(tenant).Audit(key, tenant, audit, now)
            .Require("update custom_fields set removed_at = $3, filled_to = null where tenant_id = $1 and code = $2 and removed_at is null", tenant, field.Code, now)
            .ExecuteAsync(cancellationToken);
        return Done.It;
    }

    /// <summary>A field's key and how far calls were looked through for it; null where nothing is left to look through.</summary>
    public async Task<Filling?> FillingAsync(Guid tenant, Guid field, CancellationToken cancellationToken)
        => await database.FindAsync(
            tenant, "select key, filled_to from custom_fields where tenant_id = $1 and field_id = $2 and filled_to is not null", r => new Filling(r.GetString(0), r.GetGuid(1)), cancellationToken, tenant, field);

    /// <summary>The next calls in the order of their ids, each with whether it was given a value under a key.</summary>
    public async Task<List<(Guid Call, bool HasValue)>> NextAsync(Guid tenant, Filling filling, int most, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(
            tenant,
            "select call_id, details from calls where tenant_id = $1 and call_id > $2 order by call_id limit $3",
            r => (r.GetGuid(0), CallTexts.OpenDetails(key, r.GetGuid(0), r.GetFieldValue<byte[]>(1)).CustomFields.GetValueOrDefault(filling.Key) is not null),
            cancellationToken,
            tenant, filling.To, most);
    }

    /// <summary>Notes how far calls were looked through; the job goes on.</summary>
    public Task ContinueAsync(Guid tenant, Guid field, Guid job, Guid to, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Add("update custom_fields set filled_to = $3 where tenant_id = $1 and field_id = $2 and filled_to is not null", tenant, field, to)
            .Add("update jobs set worker = null, leased_until = null, run_after = $3, attempts = 0 where tenant_id = $1 and job_id = $2", tenant, job, time.GetUtcNow())
            .ExecuteAsync(cancellationToken);

    /// <summary>Ends the job.</summary>
    public Task EndAsync(Guid tenant, Guid field, Guid job, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Add("update custom_fields set filled_to = null where tenant_id = $1 and field_id = $2", tenant, field)
            .Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job)
            .ExecuteAsync(cancellationToken);
}

/// <summary>A field as it is stored.</summary>
/// <param name="IsInUse">Not after it was removed.</param>
internal sealed record KeptField(CustomField Field, bool IsInUse);

/// <summary>How far calls were looked through for a field.</summary>
/// <param name="To">The last call that was looked at.</param>
internal sealed record Filling(string Key, Guid To);
