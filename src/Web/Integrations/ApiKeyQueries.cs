using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Web.Integrations;

/// <summary>A key as lists show it: never the key itself, which nobody keeps.</summary>
internal sealed record ApiKeyRow(
    Guid Id, string Name, string Hint, IReadOnlyList<string> Scopes, Guid? Member, string? MemberName, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, IReadOnlyList<string> AllowedFrom);

/// <summary>Reads the keys that have not been revoked.</summary>
internal sealed class ApiKeyQueries(ReaderDatabase database)
{
    private const string Columns = """
        select k.key_id, k.name, k.hint, k.scopes, k.member_id, m.name, k.created_at, k.expires_at, k.last_used_at, k.allowed_from
        from api_keys k left join members m on m.tenant_id = k.tenant_id and m.member_id = k.member_id
        where k.tenant_id = $1 and k.revoked_at is null and ($2::uuid is null or k.member_id = $2)
        """;

    /// <summary>All keys, the newest first.</summary>
    /// <param name="owner">Whose keys; null for everybody's.</param>
    public Task<List<ApiKeyRow>> ListAsync(Guid tenant, Guid? owner, CancellationToken cancellationToken)
        => database.QueryAsync(tenant, $"{Columns} order by k.key_id desc", Read, cancellationToken, tenant, owner);

    /// <summary>Keys in the order in which they were made, after one of them.</summary>
    /// <param name="scope">Only keys that have this scope and no other; null: all.</param>
    public Task<List<ApiKeyRow>> ListAfterAsync(Guid tenant, Guid? owner, Guid? after, int take, CancellationToken cancellationToken, string? scope = null)
        => database.QueryAsync(
            tenant, $"{Columns} and ($3::uuid is null or k.key_id > $3) and ($5::text is null or k.scopes = array[$5]) order by k.key_id limit $4", Read, cancellationToken, tenant, owner, after, take, scope);

    /// <summary>The id of a key by itself, as somebody found it; null when this tenant has none such.</summary>
    public async Task<Guid?> FindAsync(Guid tenant, string token, CancellationToken cancellationToken)
        => await database.AskDoorAsync("select tenant_id, key_id from door.api_key($1)", r => (Tenant: r.GetGuid(0), Key: r.GetGuid(1)), cancellationToken, Tokens.Hash(token.Trim())) is [var found] && found.Tenant == tenant ? found.Key : null;

    private static ApiKeyRow Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetFieldValue<string[]>(3), r.IsDBNull(4) ? null : r.GetGuid(4), r.IsDBNull(5) ? null : r.GetString(5),
        r.GetFieldValue<DateTimeOffset>(6), Moment(r, 7), Moment(r, 8), r.GetFieldValue<string[]>(9));

    private static DateTimeOffset? Moment(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetFieldValue<DateTimeOffset>(column);
}
