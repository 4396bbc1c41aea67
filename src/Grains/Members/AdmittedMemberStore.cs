using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Billing;
using CallInsight.Grains.Integrations.Webhooks;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Grains.Members;

/// <summary>The SQL of members whom a connection vouches for.</summary>
internal sealed class AdmittedMemberStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    private const string Insert = """
        insert into members (tenant_id, member_id, user_name, email, name, role, status, team_id, created_at, last_sign_in_at) values ($1, $2, $3, $4, $5, $6, 'active', $7, $8, $8)
        """;

    private const string Update = """
        update members set role = $3, status = 'active', team_id = $4, team_by = case when team_id is distinct from $4 then 'hand' else team_by end,
          last_sign_in_at = $5, version = version + case when (role, status, team_id) is distinct from ($3, 'active', $4) then 1 else 0 end
        where tenant_id = $1 and member_id = $2 and status <> 'deactivated' and deleted_at is null
        """;

    // A subject that means somebody else by now is not moved.
    private const string Link = """
        insert into member_identities (tenant_id, connection_id, subject, member_id, linked_at) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, connection_id, subject) do update set linked_at = member_identities.linked_at where member_identities.member_id = excluded.member_id
        """;

    /// <returns>Refused where somebody has the user name, or was faster.</returns>
    public async Task<Result<Done>> SaveAsync(Guid tenant, Member? before, Member after, AdmitMember command, long? seats, CancellationToken cancellationToken)
    {
        var (key, now, a) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow(), after.Account);
        var self = new Actor("member", a.Member, a.Role, [], after.Leads, a.Member);
        var details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["connection"] = command.Connection.ToString() };
        var batch = database.Begin(tenant);
        if (before is null)
        {
            batch.Add(Insert, tenant, a.Member, a.UserName, a.Email, a.Name, Name(a.Role), after.Team, now)
                .Add("insert into member_secrets (tenant_id, member_id, security_stamp) values ($1, $2, $3)", tenant, a.Member, a.SecurityStamp)
                .Audit(key, tenant, new AuditRow(self, "member.joined", "member", a.Member, details), now)
                .Tell(key, tenant, [WebhookEvent.Created(a, after.Team)], now);
        }
        else
        {
            batch.Require(Update, tenant, a.Member, Name(a.Role), after.Team, now)
                .Add("update member_secrets set failed_attempts = 0, locked_until = null where tenant_id = $1 and member_id = $2", tenant, a.Member)
                .Tell(key, tenant, WebhookEvent.OfMember(before, after), now);
            if ((before.Account.Role, before.Team) != (a.Role, after.Team))
            {
                batch.Audit(key, tenant, new AuditRow(Actor.System, "member.changed", "member", a.Member, details), now);
            }
        }

        batch.Require(Link, tenant, command.Connection, command.Subject, a.Member, now)
            .Audit(key, tenant, new AuditRow(self, "member.signedIn", "member", a.Member, details), now)
            .KeepToSeats(tenant, seats);
        try
        {
            await batch.ExecuteAsync(cancellationToken);
            return Done.It;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.ForeignKeyViolation)
        {
            return SsoRefusals.Expired;
        }
    }

    private static string Name(Role role) => role.ToString().ToLowerInvariant();
}
