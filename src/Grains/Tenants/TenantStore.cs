using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Billing;
using CallInsight.Grains.Operations.Operators;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Grains.Tenants;

/// <summary>The SQL of tenants, teams, keys and labels.</summary>
internal sealed class TenantStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    private const string SettingsField = "tenant.settings";

    public async Task<Tenant?> LoadAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var row = await database.FindAsync(
            tenant,
            "select slug, name, status, plan, made_up, version, settings_version, settings from tenants where tenant_id = $1",
            r => new { Slug = r.GetString(0), Name = r.GetString(1), Status = r.GetString(2), Plan = r.GetString(3), MadeUp = r.GetBoolean(4), Version = r.GetInt32(5), SettingsVersion = r.GetInt32(6), Settings = r.IsDBNull(7) ? null : r.GetFieldValue<byte[]>(7) },
            cancellationToken,
            tenant);
        if (row is null)
        {
            return null;
        }

        var settings = row.Settings is null
            ? new TenantSettings(row.SettingsVersion, [], [])
            : JsonSerializer.Deserialize<TenantSettings>((await keys.GetAsync(tenant, cancellationToken)).Open(tenant, SettingsField, row.Settings))!;
        return new Tenant(new TenantSummary(tenant, row.Slug, row.Name, row.Status, row.Plan, row.MadeUp), row.Version, settings);
    }

    /// <returns>False when the slug is taken.</returns>
    public async Task<bool> CreateAsync(NewTenant created, CancellationToken cancellationToken)
    {
        var (tenant, owner, now) = (created.Summary.Tenant, created.Owner, time.GetUtcNow());
        var (key, wrapped) = await keys.MakeAsync(tenant, 1, cancellationToken);
        var batch = database.Begin(tenant)
            .Add("insert into tenants (tenant_id, slug, name, status, plan, made_up, created_at) values ($1, $2, $3, $4, $5, $6, $7)", tenant, created.Summary.Slug, created.Summary.Name, created.Summary.Status, created.Summary.Plan, created.Summary.MadeUp, now)
            .Add("insert into tenant_keys (tenant_id, version, wrapped, created_at) values ($1, 1, $2, $3)", tenant, wrapped, now);
        AddOwner(batch, tenant, created, now);
        if (created.Subscription is { } subscription)
        {
            SubscriptionStore.Add(batch, tenant, subscription, now);
        }

        if (created.ApiKey is { } apiKey)
        {
            AddKey(batch, tenant, Guid.CreateVersion7(now), "First key", apiKey, [Scopes.All], null, null, now);
        }

        batch.Audit(key, tenant, new AuditRow(created.Actor, "tenant.created", "tenant", tenant), now);
        try
        {
            await batch.ExecuteAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "tenants_slug_key" })
        {
            return false;
        }
    }

    /// <summary>Gives a made-up tenant another address and status.</summary>
    /// <returns>False when the slug is taken.</returns>
    public async Task<bool> MoveAsync(Tenant after, Actor actor, CancellationToken cancellationToken)
    {
        var tenant = after.Summary.Tenant;
        var batch = (await AuditedAsync(tenant, new AuditRow(actor, "tenant.moved", "tenant", tenant), cancellationToken))
            .Require("update tenants set slug = $2, status = $3, version = $4 where tenant_id = $1 and version = $4 - 1 and made_up", tenant, after.Summary.Slug, after.Summary.Status, after.Version);
        try
        {
            await batch.ExecuteAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "tenants_slug_key" })
        {
            return false;
        }
    }

    /// <summary>Suspends or resumes a tenant; the operator's deed stands in both trails.</summary>
    public async Task SwitchAsync(Tenant after, Actor actor, string? reason, CancellationToken cancellationToken)
    {
        var (tenant, action) = (after.Summary.Tenant, after.Summary.Status == "active" ? "tenant.resumed" : "tenant.suspended");
        var batch = (await AuditedAsync(tenant, new AuditRow(actor, action, "tenant", tenant), cancellationToken))
            .Require("update tenants set status = $2, version = $3 where tenant_id = $1 and version = $3 - 1", tenant, after.Summary.Status, after.Version);
        new OperatorEntry(actor.Id, action, tenant, reason).AddTo(batch, time.GetUtcNow());
        await batch.ExecuteAsync(cancellationToken);
    }

    public async Task RenameAsync(Guid tenant, Actor actor, string name, int version, CancellationToken cancellationToken)
        => await (await AuditedAsync(tenant, new AuditRow(actor, "tenant.renamed", "tenant", tenant), cancellationToken))
            .Require("update tenants set name = $2, version = version + 1 where tenant_id = $1 and version = $3", tenant, name, version)
            .ExecuteAsync(cancellationToken);

    public async Task SaveSettingsAsync(Guid tenant, AuditRow change, TenantSettings settings, int before, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var sealedSettings = key.Seal(tenant, SettingsField, JsonSerializer.SerializeToUtf8Bytes(settings));
        await (await AuditedAsync(tenant, change, cancellationToken))
            .Require("update tenants set settings = $2, settings_version = $3 where tenant_id = $1 and settings_version = $4", tenant, sealedSettings, settings.Version, before)
            .ExecuteAsync(cancellationToken);
    }

    /// <returns>False when the name is taken.</returns>
    public async Task<bool> SaveTeamAsync(Guid tenant, Actor actor, Guid team, string name, IReadOnlyList<Guid> leads, CancellationToken cancellationToken)
    {
        var batch = (await AuditedAsync(tenant, new AuditRow(actor, "team.saved", "team", team), cancellationToken))
            .Add("insert into teams (tenant_id, team_id, name, created_at) values ($1, $2, $3, $4) on conflict (tenant_id, team_id) do update set name = excluded.name", tenant, team, name, time.GetUtcNow())
            .Add("delete from team_leads where tenant_id = $1 and team_id = $2", tenant, team)
            .Add("insert into team_leads (tenant_id, team_id, member_id) select $1, $2, m.member_id from members m where m.tenant_id = $1 and m.member_id = any($3)", tenant, team, leads.ToArray());
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

    public async Task DeleteTeamAsync(Guid tenant, Actor actor, Guid team, CancellationToken cancellationToken)
        => await (await AuditedAsync(tenant, new AuditRow(actor, "team.deleted", "team", team), cancellationToken))
            .Add("update members set team_id = null, version = version + 1 where tenant_id = $1 and team_id = $2", tenant, team)
            .Add("delete from teams where tenant_id = $1 and team_id = $2", tenant, team)
            .ExecuteAsync(cancellationToken);

    /// <summary>Everybody who is in a team or leads one.</summary>
    public Task<List<Guid>> PeopleOfTeamAsync(Guid tenant, Guid team, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            "select member_id from members where tenant_id = $1 and team_id = $2 union select member_id from team_leads where tenant_id = $1 and team_id = $2",
            r => r.GetGuid(0),
            cancellationToken,
            tenant,
            team);

    public async Task<bool> TeamExistsAsync(Guid tenant, Guid team, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select 1 from teams where tenant_id = $1 and team_id = $2", r => r.GetInt32(0), cancellationToken, tenant, team)).Count > 0;

    public async Task IssueKeyAsync(Guid tenant, IssueApiKey command, Guid id, string token, CancellationToken cancellationToken)
    {
        var batch = await AuditedAsync(tenant, new AuditRow(command.Actor, "key.issued", "key", id), cancellationToken);
        AddKey(batch, tenant, id, command.Name, token, [.. command.Scopes], command.Member, command.ExpiresAt, time.GetUtcNow(), ApiKeyRules.Networks(command));
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Whose key it is; null when there is no such key.</summary>
    public async Task<KeyOwner?> FindKeyAsync(Guid tenant, Guid id, CancellationToken cancellationToken)
        => await database.FindAsync(tenant, "select member_id, revoked_at is not null, expires_at from api_keys where tenant_id = $1 and key_id = $2",
            r => new KeyOwner(r.IsDBNull(0) ? null : r.GetGuid(0), r.GetBoolean(1), r.IsDBNull(2) ? null : r.GetFieldValue<DateTimeOffset>(2)), cancellationToken, tenant, id);

    /// <summary>The successor lives as long as the old key was meant to, counted from now.</summary>
    public async Task ReplaceKeyAsync(Guid tenant, ReplaceApiKey command, Guid successor, string token, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await (await AuditedAsync(tenant, new AuditRow(command.Actor, "key.replaced", "key", command.Key, Details: new Dictionary<string, string?>(StringComparer.Ordinal) { ["successor"] = successor.ToString() }), cancellationToken))
            .Require(
                """
                insert into api_keys (tenant_id, key_id, name, hint, token_hash, scopes, member_id, created_at, expires_at, allowed_from)
                select tenant_id, $3, name, $4, $5, scopes, member_id, $6, $6 + (expires_at - created_at), allowed_from from api_keys where tenant_id = $1 and key_id = $2 and revoked_at is null
                """,
                tenant, command.Key, successor, ApiKeyToken.Hint(token), Tokens.Hash(token), now)
            .Add("update api_keys set expires_at = least(expires_at, $3) where tenant_id = $1 and key_id = $2", tenant, command.Key, command.OldEndsAt.ToUniversalTime())
            .ExecuteAsync(cancellationToken);
    }

    public async Task RevokeKeyAsync(Guid tenant, Actor actor, Guid id, CancellationToken cancellationToken)
        => await (await AuditedAsync(tenant, new AuditRow(actor, "key.revoked", "key", id), cancellationToken))
            .Require("update api_keys set revoked_at = $3 where tenant_id = $1 and key_id = $2 and revoked_at is null", tenant, id, time.GetUtcNow())
            .ExecuteAsync(cancellationToken);

    public Task NoteKeyUsedAsync(Guid tenant, Guid id, CancellationToken cancellationToken)
        => database.Begin(tenant).Add("update api_keys set last_used_at = $3 where tenant_id = $1 and key_id = $2", tenant, id, time.GetUtcNow()).ExecuteAsync(cancellationToken);

    public async Task<TenantLabels> LoadLabelsAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var rows = await database.QueryAsync(tenant, "select kind, code, text from labels where tenant_id = $1", r => (Kind: r.GetString(0), Code: r.GetInt32(1), Text: r.GetFieldValue<byte[]>(2)), cancellationToken, tenant);
        var labels = new TenantLabels();
        rows.ForEach(r => labels.Add(r.Kind, LabelText.Open(key, tenant, r.Kind, r.Text), r.Code));
        return labels;
    }

    public async Task AddLabelAsync(Guid tenant, string kind, int code, string text, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        await database.Begin(tenant)
            .Add("insert into labels (tenant_id, kind, code, text_hash, text) values ($1, $2, $3, $4, $5)", tenant, kind, code, key.BlindIndex("label/" + kind, text), LabelText.Seal(key, tenant, kind, text))
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>The owner: with a password at once, or with a link to set one.</summary>
    private static void AddOwner(TenantBatch batch, Guid tenant, NewTenant created, DateTimeOffset now)
    {
        var status = created.OwnerPasswordHash is null ? "invited" : "active";
        batch.Add("insert into members (tenant_id, member_id, user_name, email, name, role, status, created_at) values ($1, $2, $3, $3, $4, 'owner', $5, $6)", tenant, created.Owner, created.OwnerEmail, created.OwnerName, status, now)
            .Add("insert into member_secrets (tenant_id, member_id, password_hash, security_stamp) values ($1, $2, $3, $4)", tenant, created.Owner, created.OwnerPasswordHash, Tokens.Random());
        if (created.OwnerPasswordHash is null)
        {
            batch.Add("insert into links (tenant_id, link_id, kind, member_id, token_hash, created_at, expires_at) values ($1, $2, 'setup', $3, $4, $5, $6)", tenant, Guid.CreateVersion7(now), created.Owner, Tokens.Hash(created.SetupToken), now, now.AddDays(7));
        }
    }

    private static void AddKey(TenantBatch batch, Guid tenant, Guid id, string name, string token, string[] scopes, Guid? member, DateTimeOffset? expires, DateTimeOffset now, params string[] allowedFrom)
        => batch.Add(
            "insert into api_keys (tenant_id, key_id, name, hint, token_hash, scopes, member_id, created_at, expires_at, allowed_from) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            tenant, id, name, ApiKeyToken.Hint(token), Tokens.Hash(token), scopes, member, now, expires, allowedFrom);

    private async Task<TenantBatch> AuditedAsync(Guid tenant, AuditRow row, CancellationToken cancellationToken)
        => database.Begin(tenant).Audit(await keys.GetAsync(tenant, cancellationToken), tenant, row, time.GetUtcNow());
}

/// <summary>Whose key: a member's, or the tenant's own.</summary>
internal sealed record KeyOwner(Guid? Member, bool IsRevoked, DateTimeOffset? ExpiresAt);
