using System.Buffers.Text;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Billing;
using CallInsight.Grains.Integrations.Webhooks;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.Members;

/// <summary>The SQL of members and their links.</summary>
internal sealed class MemberStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    public Task<Member?> LoadAsync(Guid tenant, Guid member, CancellationToken cancellationToken)
        => database.FindAsync(
            tenant,
            """
            select m.user_name, m.email, m.name, m.role, m.status, m.team_id, m.preferences::text, m.session_epoch, m.version,
                   s.password_hash, s.security_stamp, s.failed_attempts, s.locked_until,
                   array(select l.team_id from team_leads l where l.tenant_id = $1 and l.member_id = $2),
                   (select u.created_at from scim_users u where u.tenant_id = $1 and u.member_id = $2)
            from members m join member_secrets s using (tenant_id, member_id) where m.tenant_id = $1 and m.member_id = $2 and m.deleted_at is null
            """,
            r => new Member(
                new MemberAccount(
                    member, r.GetString(0), Text(r, 1), r.GetString(2), Enum.Parse<Role>(r.GetString(3), ignoreCase: true), r.GetString(4),
                    Text(r, 9), r.GetString(10), r.GetInt32(11), r.IsDBNull(12) ? null : r.GetFieldValue<DateTimeOffset>(12), r.GetInt32(7)),
                r.IsDBNull(5) ? null : r.GetGuid(5),
                r.GetFieldValue<Guid[]>(13),
                JsonSerializer.Deserialize<MemberPreferences>(r.GetString(6)) is { Theme: not null } preferences ? preferences : MemberPreferences.Default,
                r.GetInt32(8),
                r.IsDBNull(14) ? null : r.GetFieldValue<DateTimeOffset>(14)),
            cancellationToken,
            tenant,
            member);

    /// <returns>False when somebody has this user name.</returns>
    public async Task<bool> InviteAsync(Guid tenant, Guid member, InviteMember command, string token, DateTimeOffset expires, long? seats, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var batch = await AuditedAsync(tenant, member, command.Actor, "member.invited", cancellationToken);
        batch.Add("insert into members (tenant_id, member_id, user_name, email, name, role, status, team_id, created_at) values ($1, $2, $3, $3, $4, $5, 'invited', $6, $7)", tenant, member, command.Email.Trim(), command.Name.Trim(), Name(command.Role), command.Team, now)
            .Add("insert into member_secrets (tenant_id, member_id, security_stamp) values ($1, $2, $3)", tenant, member, Tokens.Random());
        AddLink(batch, tenant, member, "invitation", token, now, expires);
        var invited = new MemberAccount(member, command.Email.Trim(), command.Email.Trim(), command.Name.Trim(), command.Role, "invited", null, string.Empty, 0, null, 0);
        batch.Tell(await keys.GetAsync(tenant, cancellationToken), tenant, [WebhookEvent.Created(invited, command.Team)], now).KeepToSeats(tenant, seats);
        try
        {
            await batch.ExecuteAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    /// <summary>The secret for a link, and the link where the operation has made it and it can still be used. No other operation can tell the secret, and the
    /// operation gets it again, unless its link was used or has expired: then the secret is a new one.</summary>
    /// <param name="operation">Null for one that is not repeated: its secret is a new one.</param>
    public async Task<(string Token, LinkRow? Made)> LinkOfAsync(Guid tenant, Guid member, string? operation, CancellationToken cancellationToken)
    {
        if (operation is null)
        {
            return (Tokens.Random(), null);
        }

        var token = Base64Url.EncodeToString((await keys.GetAsync(tenant, cancellationToken)).BlindIndex("link.token", $"{member:N}/{operation}"));
        var made = await database.FindAsync(
            tenant,
            "select kind, expires_at, used_at is null and expires_at > $3 from links where tenant_id = $1 and token_hash = $2",
            r => new LinkRow(r.GetString(0), r.GetFieldValue<DateTimeOffset>(1), r.GetBoolean(2)),
            cancellationToken,
            tenant,
            Tokens.Hash(token),
            time.GetUtcNow());
        return made is { CanBeUsed: false } ? (Tokens.Random(), null) : (token, made);
    }

    public async Task MakeLinkAsync(Guid tenant, Guid member, Actor actor, string kind, string token, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        var batch = await AuditedAsync(tenant, member, actor, "member.linkMade", cancellationToken);
        batch.Add("delete from links where tenant_id = $1 and member_id = $2 and used_at is null", tenant, member);
        AddLink(batch, tenant, member, kind, token, time.GetUtcNow(), expires);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <returns>False when the link was used or has expired.</returns>
    public async Task<bool> UseLinkAsync(Guid tenant, Member before, Member after, Guid link, Actor actor, CancellationToken cancellationToken)
    {
        var batch = await AuditedAsync(tenant, after.Account.Member, actor, "member.passwordSet", cancellationToken);
        batch.Require("update links set used_at = $4 where tenant_id = $1 and link_id = $2 and member_id = $3 and used_at is null and expires_at > $4", tenant, link, after.Account.Member, time.GetUtcNow());
        await AddMemberAsync(batch, tenant, before, after, cancellationToken);
        AddSecrets(batch, tenant, after.Account);
        try
        {
            await batch.ExecuteAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.SerializationFailure)
        {
            return false;
        }
    }

    /// <param name="seats">How many the plan has, where the member takes one; null: it takes none, or there is no end to them.</param>
    public async Task SaveAsync(Guid tenant, Member before, Member after, Actor actor, string action, long? seats, CancellationToken cancellationToken)
    {
        var batch = await AuditedAsync(tenant, after.Account.Member, actor, action, cancellationToken);
        await AddMemberAsync(batch, tenant, before, after, cancellationToken);
        AddSecrets(batch, tenant, after.Account);
        batch.KeepToSeats(tenant, seats);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Saves a member that stops being an active owner, unless nobody else is one.</summary>
    /// <returns>False when nobody else is an owner.</returns>
    public async Task<bool> SaveUnlessLastOwnerAsync(Guid tenant, Member before, Member after, Actor actor, string action, CancellationToken cancellationToken)
    {
        var batch = await AuditedAsync(tenant, after.Account.Member, actor, action, cancellationToken);
        batch.Add("select 1 from tenants where tenant_id = $1 for update", tenant)
            .Add("select guard.require((select count(*) from members where tenant_id = $1 and member_id <> $2 and role = 'owner' and status = 'active'))", tenant, after.Account.Member);
        await AddMemberAsync(batch, tenant, before, after, cancellationToken);
        AddSecrets(batch, tenant, after.Account);
        try
        {
            await batch.ExecuteAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.SerializationFailure)
        {
            return false;
        }
    }

    /// <summary>Keeps counters of failed attempts and the like, which are no decision of anybody.</summary>
    public async Task SaveSecretsAsync(Guid tenant, MemberAccount account, CancellationToken cancellationToken)
    {
        var batch = database.Begin(tenant);
        AddSecrets(batch, tenant, account);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Notes a sign-in: when it was, and that nothing is held against the member any more.</summary>
    public async Task SaveSignInAsync(Guid tenant, Member after, CancellationToken cancellationToken)
    {
        var member = after.Account.Member;
        var batch = await AuditedAsync(tenant, member, Self(after), "member.signedIn", cancellationToken);
        batch.Add("update members set last_sign_in_at = $3 where tenant_id = $1 and member_id = $2", tenant, member, time.GetUtcNow());
        AddSecrets(batch, tenant, after.Account);
        await batch.ExecuteAsync(cancellationToken);
    }

    public async Task<bool> TeamExistsAsync(Guid tenant, Guid team, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select 1 from teams where tenant_id = $1 and team_id = $2", r => r.GetInt32(0), cancellationToken, tenant, team)).Count > 0;

    private static Actor Self(Member member) => new("member", member.Account.Member, member.Account.Role, [], member.Leads, member.Account.Member);

    private async Task AddMemberAsync(TenantBatch batch, Guid tenant, Member before, Member m, CancellationToken cancellationToken)
        => batch.Require(
            "update members set name = $3, role = $4, status = $5, team_id = $6, team_by = case when team_id is distinct from $6 then 'hand' else team_by end, preferences = $7, session_epoch = $8, version = version + 1 where tenant_id = $1 and member_id = $2",
            tenant, m.Account.Member, m.Account.Name, Name(m.Account.Role), m.Account.Status, m.Team, new NpgsqlParameter { Value = JsonSerializer.Serialize(m.Preferences), NpgsqlDbType = NpgsqlDbType.Jsonb }, m.Account.SessionEpoch)
            .Tell(await keys.GetAsync(tenant, cancellationToken), tenant, WebhookEvent.OfMember(before, m), time.GetUtcNow());

    private static void AddSecrets(TenantBatch batch, Guid tenant, MemberAccount a)
        => batch.Add(
            "update member_secrets set password_hash = $3, security_stamp = $4, failed_attempts = $5, locked_until = $6 where tenant_id = $1 and member_id = $2",
            tenant, a.Member, a.PasswordHash, a.SecurityStamp, a.FailedAttempts, a.LockedUntil);

    private static void AddLink(TenantBatch batch, Guid tenant, Guid member, string kind, string token, DateTimeOffset now, DateTimeOffset expires)
        => batch.Add("insert into links (tenant_id, link_id, kind, member_id, token_hash, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)", tenant, Guid.CreateVersion7(now), kind, member, Tokens.Hash(token), now, expires);

    private async Task<TenantBatch> AuditedAsync(Guid tenant, Guid member, Actor actor, string action, CancellationToken cancellationToken)
        => database.Begin(tenant).Audit(await keys.GetAsync(tenant, cancellationToken), tenant, new AuditRow(actor, action, "member", member), time.GetUtcNow());

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static string Name(Role role) => role.ToString().ToLowerInvariant();
}

/// <summary>A link as it is kept.</summary>
/// <param name="CanBeUsed">It was not used and has not expired.</param>
internal sealed record LinkRow(string Kind, DateTimeOffset ExpiresAt, bool CanBeUsed);
