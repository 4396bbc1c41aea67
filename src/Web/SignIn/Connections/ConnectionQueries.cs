using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Storage.SignIn.Connections;
using Npgsql;

namespace CallInsight.Web.SignIn.Connections;

/// <summary>Reads connections and domains; never client secrets.</summary>
internal sealed class ConnectionQueries(ReaderDatabase database, TenantKeys keys)
{
    private const string Columns = """
        select connection_id, settings, secret is not null, enabled, coalesce(test_passed and tested_revision = revision, false), tested_at, test, created_at, by_owner from connections where tenant_id = $1
        """;

    /// <summary>In the order in which they were made.</summary>
    public async Task<List<ConnectionRow>> ListAsync(Guid tenant, Guid? after, int take, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(tenant, $"{Columns} and ($2::uuid is null or connection_id > $2) order by connection_id limit $3", r => Read(r, key), cancellationToken, tenant, after, take);
    }

    public async Task<ConnectionRow?> FindAsync(Guid tenant, Guid connection, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(tenant, $"{Columns} and connection_id = $2", r => Read(r, key), cancellationToken, tenant, connection);
    }

    /// <summary>What the sign-in page offers.</summary>
    public async Task<List<ConnectionOffer>> OffersAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            tenant, "select connection_id, settings from connections where tenant_id = $1 and enabled order by connection_id", r => (Id: r.GetGuid(0), Settings: r.GetFieldValue<byte[]>(1)), cancellationToken, tenant);
        if (rows.Count == 0)
        {
            return [];
        }

        var key = await keys.GetAsync(tenant, cancellationToken);
        return [.. rows.Select(r => new ConnectionOffer(r.Id, ConnectionTexts.OpenSettings<ConnectionSettings>(key, r.Id, r.Settings).Name))];
    }

    public Task<List<DomainRow>> DomainsAsync(Guid tenant, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            "select domain, token, proved_at, checked_at from domains where tenant_id = $1 order by domain",
            r => new DomainRow(r.GetString(0), r.GetString(1), Moment(r, 2), Moment(r, 3)), cancellationToken, tenant);

    /// <summary>The workspace that people with an address of a domain sign in to by a provider; null where it is none or not one. It says
    /// nothing of the person: whatever stands before the @ is not looked at.</summary>
    public async Task<Guid?> WorkspaceOfDomainAsync(string domain, CancellationToken cancellationToken)
        => await database.AskDoorAsync("select tenant_id from door.workspaces_of_domain($1)", r => r.GetGuid(0), cancellationToken, domain) is [var tenant] ? tenant : null;

    private static ConnectionRow Read(NpgsqlDataReader r, TenantKey key)
    {
        var id = r.GetGuid(0);
        return new ConnectionRow(
            id, ConnectionTexts.OpenSettings<ConnectionSettings>(key, id, r.GetFieldValue<byte[]>(1)), r.GetBoolean(2), r.GetBoolean(3), r.GetBoolean(4), Moment(r, 5),
            r.IsDBNull(6) ? null : ConnectionTexts.OpenTest(key, id, r.GetFieldValue<byte[]>(6)), r.GetFieldValue<DateTimeOffset>(7), r.GetBoolean(8));
    }

    private static DateTimeOffset? Moment(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetFieldValue<DateTimeOffset>(column);
}

/// <summary>A connection as an admin sees it.</summary>
/// <param name="IsTested">A test of what it is now has passed.</param>
/// <param name="ByOwner">An owner has saved it as it is: owners can sign in by it.</param>
/// <param name="Test">The last one, of these settings or of those before.</param>
internal sealed record ConnectionRow(Guid Id, ConnectionSettings Settings, bool HasSecret, bool Enabled, bool IsTested, DateTimeOffset? TestedAt, ConnectionTest? Test, DateTimeOffset CreatedAt, bool ByOwner);

/// <summary>A connection as a visitor sees it.</summary>
internal sealed record ConnectionOffer(Guid Id, string Name);

/// <param name="Token">What the TXT record holds behind its name.</param>
internal sealed record DomainRow(string Domain, string Token, DateTimeOffset? ProvedAt, DateTimeOffset? CheckedAt)
{
    public string RecordName => "_callinsight." + Domain;

    public string RecordValue => "callinsight-domain=" + Token;
}
