using CallInsight.Contracts;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Storage.SignIn.Connections;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>The SQL of connections and of whom they mean.</summary>
internal sealed class ConnectionStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    private const string Subject = "connection";

    private const string Update = """
        update connections set settings = $3, secret = $4, revision = revision + $5, enabled = $6, by_owner = $7 where tenant_id = $1 and connection_id = $2
        """;

    public async Task<Connection?> FindAsync(Guid tenant, Guid connection, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            "select settings, secret, enabled, revision, coalesce(test_passed and tested_revision = revision, false), by_owner from connections where tenant_id = $1 and connection_id = $2",
            r => new Connection(
                connection, ConnectionTexts.OpenSettings<ConnectionSettings>(key, connection, r.GetFieldValue<byte[]>(0)),
                r.IsDBNull(1) ? null : ConnectionTexts.OpenSecret(key, connection, r.GetFieldValue<byte[]>(1)), r.GetBoolean(2), r.GetInt32(3), r.GetBoolean(4), r.GetBoolean(5)),
            cancellationToken,
            tenant,
            connection);
    }

    public async Task<int> CountAsync(Guid tenant, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select count(*)::int from connections where tenant_id = $1", r => r.GetInt32(0), cancellationToken, tenant))[0];

    /// <summary>Which of these teams there are.</summary>
    public async Task<HashSet<Guid>> TeamsAsync(Guid tenant, IReadOnlyCollection<Guid> teams, CancellationToken cancellationToken)
        => teams.Count == 0 ? [] : [.. await database.QueryAsync(tenant, "select team_id from teams where tenant_id = $1 and team_id = any($2)", r => r.GetGuid(0), cancellationToken, tenant, teams.ToArray())];

    public async Task CreateAsync(Guid tenant, CreateConnection command, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        await database.Begin(tenant)
            .Require(
                "insert into connections (tenant_id, connection_id, kind, settings, secret, created_at, by_owner) values ($1, $2, 'oidc', $3, $4, $5, $6)",
                tenant, command.Connection, ConnectionTexts.SealSettings(key, command.Connection, command.Settings), Bytes(ConnectionTexts.SealSecret(key, command.Connection, command.Secret)), now, command.Actor is { Kind: "member", Role: Role.Owner })
            .Audit(key, tenant, Audited(command.Actor, "connection.created", command.Connection, command.Settings), now)
            .ExecuteAsync(cancellationToken);
    }

    /// <param name="needsTest">Whether what a test looks at has changed.</param>
    public async Task ChangeAsync(Guid tenant, Actor actor, Connection before, Connection after, bool needsTest, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        var action = (before.Enabled, after.Enabled) switch { (false, true) => "connection.switchedOn", (true, false) => "connection.switchedOff", _ => "connection.changed" };
        await database.Begin(tenant)
            .Require(
                Update, tenant, after.Id, ConnectionTexts.SealSettings(key, after.Id, after.Settings), Bytes(ConnectionTexts.SealSecret(key, after.Id, after.Secret)), needsTest ? 1 : 0, after.Enabled, after.ByOwner)
            .Audit(key, tenant, Audited(actor, action, after.Id, after.Settings), now)
            .ExecuteAsync(cancellationToken);
    }

    public async Task RemoveAsync(Guid tenant, Actor actor, Connection connection, CancellationToken cancellationToken)
        => await database.Begin(tenant)
            .Require("delete from connections where tenant_id = $1 and connection_id = $2", tenant, connection.Id)
            .Audit(await keys.GetAsync(tenant, cancellationToken), tenant, Audited(actor, "connection.removed", connection.Id, connection.Settings), time.GetUtcNow())
            .ExecuteAsync(cancellationToken);

    /// <summary>Keeps what a test showed, for the revision that it saw. Where a connection is on, one that failed is not kept: it stays on as it was tested.</summary>
    public async Task KeepTestAsync(Guid tenant, Actor actor, Connection connection, ConnectionTest test, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        await database.Begin(tenant)
            .Add(
                """
                update connections set tested_revision = $3, tested_at = $4, test = $6, test_passed = $5 or (enabled and test_passed and tested_revision = revision)
                where tenant_id = $1 and connection_id = $2 and revision = $3
                """,
                tenant, connection.Id, connection.Revision, now, test.Passed, ConnectionTexts.SealTest(key, connection.Id, test))
            .Audit(key, tenant, Audited(actor, test.Passed ? "connection.testPassed" : "connection.testFailed", connection.Id, connection.Settings), now)
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>Notes that an answer was refused, and why.</summary>
    public async Task NoteRefusedAsync(Guid tenant, Connection connection, string why, CancellationToken cancellationToken)
    {
        var row = new AuditRow(Actor.System, "connection.refused", Subject, connection.Id, new Dictionary<string, string?>(StringComparer.Ordinal) { ["connection"] = connection.Settings.Name, ["why"] = why });
        await database.Begin(tenant).Audit(await keys.GetAsync(tenant, cancellationToken), tenant, row, time.GetUtcNow()).ExecuteAsync(cancellationToken);
    }

    /// <summary>By what a subject is found.</summary>
    public async Task<byte[]> SubjectAsync(Guid tenant, Connection connection, string subject, CancellationToken cancellationToken)
        => ConnectionTexts.SubjectOf(await keys.GetAsync(tenant, cancellationToken), connection.Id, connection.Settings.Issuer, connection.Settings.ClientId, subject);

    /// <summary>Whom a connection means by a subject; null where it was never linked, or its member is gone for good.</summary>
    public async Task<Addressed?> MemberOfAsync(Guid tenant, Guid connection, byte[] subject, CancellationToken cancellationToken)
        => (await database.QueryAsync(
            tenant,
            "select i.member_id, m.role = 'owner' from member_identities i join members m using (tenant_id, member_id) where i.tenant_id = $1 and i.connection_id = $2 and i.subject = $3 and m.deleted_at is null",
            r => new Addressed(r.GetGuid(0), r.GetBoolean(1)), cancellationToken, tenant, connection, subject)).FirstOrDefault();

    /// <summary>Members whose address or user name this is.</summary>
    public Task<List<Addressed>> MembersByEmailAsync(Guid tenant, string email, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            "select member_id, role = 'owner' from members where tenant_id = $1 and (lower(email) = lower($2) or lower(user_name) = lower($2)) and deleted_at is null limit 2",
            r => new Addressed(r.GetGuid(0), r.GetBoolean(1)), cancellationToken, tenant, email);

    private static AuditRow Audited(Actor actor, string action, Guid connection, ConnectionSettings settings)
        => new(actor, action, Subject, connection, new Dictionary<string, string?>(StringComparer.Ordinal) { ["connection"] = settings.Name, ["issuer"] = settings.Issuer });

    private static NpgsqlParameter Bytes(byte[]? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea };
}
