using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Provisioning;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Billing;
using CallInsight.Grains.Integrations.Webhooks;
using CallInsight.Storage.Provisioning;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Grains.Members;

/// <summary>The SQL of members that an identity provider looks after.</summary>
internal sealed class ProvisionedMemberStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    private const string Insert = """
        insert into members (tenant_id, member_id, user_name, email, name, role, status, session_epoch, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string Update = """
        update members set user_name = $3, email = $4, name = $5, role = $6, status = $7, session_epoch = $8, version = version + 1
        where tenant_id = $1 and member_id = $2 and ($9::int is null or version = $9)
        """;

    private const string Keep = """
        insert into scim_users (tenant_id, member_id, external_id, resource, created_at, modified_at) values ($1, $2, $3, $4, $5, $5)
        on conflict (tenant_id, member_id) do update set external_id = excluded.external_id, resource = excluded.resource, modified_at = excluded.modified_at
        """;

    private const string Leave = """
        update members set user_name = 'deleted:' || member_id, email = null, status = 'deactivated', team_id = null, team_by = 'hand', session_epoch = session_epoch + 1,
          version = version + 1, deleted_at = $3 where tenant_id = $1 and member_id = $2 and ($4::int is null or version = $4)
        """;

    /// <summary>Adds the member, or changes it.</summary>
    /// <returns>Refused where the user name is taken, the version is another, or nobody would own the workspace.</returns>
    public async Task<Result<Done>> SaveAsync(Guid tenant, Member? before, Member after, ProvisionMember command, bool losesOwner, DateTimeOffset now, long? seats, CancellationToken cancellationToken)
    {
        var (a, key) = (after.Account, await keys.GetAsync(tenant, cancellationToken));
        var batch = await AuditedAsync(tenant, after.Account.Member, command.Actor, ActionOf(before, after), cancellationToken);
        if (before is null)
        {
            batch.Add(Insert, tenant, a.Member, a.UserName, a.Email, a.Name, Name(a.Role), a.Status, a.SessionEpoch, now)
                .Add("insert into member_secrets (tenant_id, member_id, security_stamp) values ($1, $2, $3)", tenant, a.Member, a.SecurityStamp)
                .Tell(key, tenant, [WebhookEvent.Created(a, null)], now);
        }
        else
        {
            KeepAnOwner(batch, tenant, a.Member, losesOwner);
            batch.Require(Update, tenant, a.Member, a.UserName, a.Email, a.Name, Name(a.Role), a.Status, a.SessionEpoch, command.ExpectedVersion)
                .Tell(key, tenant, WebhookEvent.OfMember(before, after), now);
        }

        batch.Add(Keep, tenant, a.Member, command.Person.ExternalId, ScimTexts.SealUser(key, a.Member, command.Person.Resource), now).KeepToSeats(tenant, seats);
        return await RunAsync(batch, losesOwner, command.Person.UserName, cancellationToken);
    }

    /// <summary>Takes the member out of every list.</summary>
    public async Task<Result<Done>> RemoveAsync(Guid tenant, Member before, DeprovisionMember command, CancellationToken cancellationToken)
    {
        var (member, now) = (before.Account.Member, time.GetUtcNow());
        var batch = await AuditedAsync(tenant, member, command.Actor, "member.deprovisioned", cancellationToken);
        KeepAnOwner(batch, tenant, member, before.IsActiveOwner);
        batch.Require(Leave, tenant, member, now, command.ExpectedVersion)
            .Add("delete from scim_users where tenant_id = $1 and member_id = $2", tenant, member)
            .Add("delete from team_leads where tenant_id = $1 and member_id = $2", tenant, member)
            .Add("delete from links where tenant_id = $1 and member_id = $2 and used_at is null", tenant, member)
            .Tell(await keys.GetAsync(tenant, cancellationToken), tenant, WebhookEvent.OfMember(before, before with { Account = before.Account with { Status = "deactivated" } }), now);
        return await RunAsync(batch, before.IsActiveOwner, before.Account.UserName, cancellationToken);
    }

    private static string ActionOf(Member? before, Member after) => (before?.Account.Status, after.Account.Status) switch
    {
        (null, _) => "member.provisioned",
        (not "deactivated", "deactivated") => "member.deactivated",
        ("deactivated", not "deactivated") => "member.reactivated",
        _ => before!.ProvisionedAt is null ? "member.adopted" : "member.changed",
    };

    private static void KeepAnOwner(TenantBatch batch, Guid tenant, Guid member, bool losesOwner)
    {
        if (losesOwner)
        {
            batch.Add("select 1 from tenants where tenant_id = $1 for update", tenant)
                .Add("select guard.require((select count(*) from members where tenant_id = $1 and member_id <> $2 and role = 'owner' and status = 'active'))", tenant, member);
        }
    }

    private static async Task<Result<Done>> RunAsync(TenantBatch batch, bool losesOwner, string userName, CancellationToken cancellationToken)
    {
        try
        {
            await batch.ExecuteAsync(cancellationToken);
            return Done.It;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.SerializationFailure)
        {
            return losesOwner ? MemberRefusals.LastOwner : ProvisioningRefusals.Stale;
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "members_user_name" })
        {
            return MemberRefusals.UserNameTaken(userName);
        }
    }

    private async Task<TenantBatch> AuditedAsync(Guid tenant, Guid member, Actor actor, string action, CancellationToken cancellationToken)
        => database.Begin(tenant).Audit(await keys.GetAsync(tenant, cancellationToken), tenant, new AuditRow(actor, action, "member", member), time.GetUtcNow());

    private static string Name(Role role) => role.ToString().ToLowerInvariant();
}
