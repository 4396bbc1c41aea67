using CallInsight.Contracts.AuditTrail;
using CallInsight.Storage.AuditTrail;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.AuditTrail;

/// <summary>Keys of persons in the audit trail. One that was destroyed is not made anew.</summary>
internal sealed class AuditPeople(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    /// <summary>The keys of persons, made where they have none; without those that were destroyed.</summary>
    public async Task<IReadOnlyDictionary<Guid, PersonKey>> GetAsync(Guid tenant, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var known = await LoadAsync(tenant, people, cancellationToken);
        var made = people.Where(p => !known.ContainsKey(p)).ToDictionary(p => p, p => (byte[]?)PersonKey.Wrap(key, p, PersonKey.Make()));
        if (made.Count > 0)
        {
            await database.Begin(tenant)
                .Add("insert into audit_people (tenant_id, person_id, wrapped) select $1, p.id, p.wrapped from unnest($2::uuid[], $3::bytea[]) as p (id, wrapped)", tenant, made.Keys.ToArray(), made.Values.ToArray())
                .ExecuteAsync(cancellationToken);
        }

        return known.Concat(made).Where(p => p.Value is not null).ToDictionary(p => p.Key, p => PersonKey.Unwrap(key, p.Key, p.Value!));
    }

    public async Task DestroyAsync(Guid tenant, ForgetPerson command, CancellationToken cancellationToken)
        => await database.Begin(tenant)
            .Audit(await keys.GetAsync(tenant, cancellationToken), tenant, new AuditRow(command.Actor, "person.forgotten", "person", command.Person), time.GetUtcNow())
            .Add(
                "insert into audit_people (tenant_id, person_id, destroyed_at) values ($1, $2, $3) on conflict (tenant_id, person_id) do update set wrapped = null, destroyed_at = coalesce(audit_people.destroyed_at, excluded.destroyed_at)",
                tenant, command.Person, time.GetUtcNow())
            .ExecuteAsync(cancellationToken);

    private async Task<Dictionary<Guid, byte[]?>> LoadAsync(Guid tenant, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
        => (await database.QueryAsync(
            tenant, "select person_id, wrapped from audit_people where tenant_id = $1 and person_id = any($2)", r => (Person: r.GetGuid(0), Wrapped: r.IsDBNull(1) ? null : r.GetFieldValue<byte[]>(1)), cancellationToken, tenant, people.ToArray()))
            .ToDictionary(p => p.Person, p => p.Wrapped);
}
