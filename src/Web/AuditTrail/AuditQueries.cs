using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallInsight.Storage.AuditTrail;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Web.AuditTrail;

/// <summary>Which links are asked for; null: any.</summary>
internal sealed record AuditFilter(DateTimeOffset? From, DateTimeOffset? To, Guid? Actor, string? Action, Guid? Subject)
{
    public static AuditFilter None { get; } = new(null, null, null, null, null);
}

/// <summary>Reads the chain, with what is sealed opened where its key is still there.</summary>
internal sealed class AuditQueries(ReaderDatabase database, TenantKeys keys)
{
    private const int AtOnce = 1000;

    private const string Links = """
        select c.body, c.hash from audit_chain c join audit_entries e on e.tenant_id = c.tenant_id and e.entry_id = c.entry_id and e.at = c.at
        where c.tenant_id = $1 and ($2::timestamptz is null or c.at >= $2) and ($3::timestamptz is null or c.at < $3)
          and ($4::uuid is null or e.actor_id = $4) and ($5::text is null or e.action = $5) and ($6::uuid is null or e.subject_id = $6)
        """;

    /// <summary>Links, the newest first, before one of them.</summary>
    public Task<List<AuditLine>> BeforeAsync(Guid tenant, AuditFilter filter, long? before, int take, CancellationToken cancellationToken)
        => ReadAsync(tenant, $"{Links} and ($7::bigint is null or c.sequence < $7) order by c.sequence desc limit $8", filter, before, take, cancellationToken);

    /// <summary>All links in their order.</summary>
    public async IAsyncEnumerable<AuditLine> AllAsync(Guid tenant, AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long? after = 0; after is not null;)
        {
            var lines = await ReadAsync(tenant, $"{Links} and c.sequence > $7 order by c.sequence limit $8", filter, after, AtOnce, cancellationToken);
            foreach (var line in lines)
            {
                yield return line;
            }

            after = lines.Count == AtOnce ? lines[^1].Record.Sequence : null;
        }
    }

    /// <summary>What was signed, in order.</summary>
    public Task<List<AuditCheckpointRow>> CheckpointsAsync(Guid tenant, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            "select c.sequence, c.body, c.signature, c.key_id, s.public_key from audit_checkpoints c join platform_signers s using (key_id) where c.tenant_id = $1 order by c.sequence",
            r => new AuditCheckpointRow(r.GetInt64(0), r.GetFieldValue<byte[]>(1), r.GetFieldValue<byte[]>(2), r.GetString(3), r.GetFieldValue<byte[]>(4)),
            cancellationToken,
            tenant);

    private async Task<List<AuditLine>> ReadAsync(Guid tenant, string sql, AuditFilter filter, long? at, int take, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            tenant, sql, r => (Body: r.GetFieldValue<byte[]>(0), Hash: r.GetFieldValue<byte[]>(1)), cancellationToken, tenant, filter.From, filter.To, filter.Actor, filter.Action, filter.Subject, at, take);
        var records = rows.ConvertAll(r => (r.Body, r.Hash, Record: AuditRecord.Read((JsonObject)JsonNode.Parse(r.Body)!)));
        var key = await keys.GetAsync(tenant, cancellationToken);
        var people = await PeopleAsync(tenant, key, records.SelectMany(r => new[] { r.Record.Person, r.Record.Subject }).OfType<Guid>().ToHashSet(), cancellationToken);
        return records.ConvertAll(r => new AuditLine(
            r.Record, r.Body, r.Hash,
            r.Record.ActorName ?? Open(people, r.Record.Person, r.Record, AuditFields.ActorName, r.Record.SealedActorName),
            r.Record.SubjectName ?? Open(people, r.Record.Subject, r.Record, AuditFields.SubjectName, r.Record.SealedSubjectName),
            Open(people, r.Record.Person, r.Record, AuditFields.From, r.Record.SealedFrom),
            r.Record.SealedDetails is { } details ? JsonSerializer.Deserialize<Dictionary<string, string?>>(key.Open(r.Record.Entry, AuditFields.Details, details)) : null));
    }

    private async Task<Dictionary<Guid, PersonKey>> PeopleAsync(Guid tenant, TenantKey key, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
        => (await database.QueryAsync(
            tenant, "select person_id, wrapped from audit_people where tenant_id = $1 and person_id = any($2) and wrapped is not null", r => (Person: r.GetGuid(0), Wrapped: r.GetFieldValue<byte[]>(1)), cancellationToken, tenant, people.ToArray()))
            .ToDictionary(p => p.Person, p => PersonKey.Unwrap(key, p.Person, p.Wrapped));

    private static string? Open(Dictionary<Guid, PersonKey> people, Guid? person, AuditRecord record, string field, byte[]? value)
        => value is not null && person is { } of && people.TryGetValue(of, out var key) ? key.Open(record.Entry, field, value) : null;
}

/// <summary>A link with what is sealed in it; null where nothing is or its key was destroyed.</summary>
internal sealed record AuditLine(AuditRecord Record, byte[] Body, byte[] Hash, string? ActorName, string? SubjectName, string? From, IReadOnlyDictionary<string, string?>? Details)
{
    /// <summary>Whether a name or address was there and cannot be read any more.</summary>
    public bool IsForgotten => (Record.SealedActorName is not null && ActorName is null) || (Record.SealedSubjectName is not null && SubjectName is null);
}

/// <summary>What the platform signed.</summary>
internal sealed record AuditCheckpointRow(long Sequence, byte[] Body, byte[] Signature, string KeyId, byte[] PublicKey);
