using System.Text.Json.Nodes;

namespace CallInsight.Web.AuditTrail;

/// <summary>A link of the audit trail over the API.</summary>
/// <param name="Sequence">Its place in the chain, from 1.</param>
/// <param name="From">The network address; null where nobody asked from outside, or it was erased.</param>
/// <param name="Hash">SHA-256 of the canonical row, in hexadecimal.</param>
internal sealed record AuditLineBody(long Sequence, Guid Id, DateTimeOffset At, string Action, AuditPartyBody Actor, AuditPartyBody Subject, string? From, IReadOnlyDictionary<string, string?>? Details, string Hash)
{
    public static AuditLineBody Of(AuditLine l) => new(
        l.Record.Sequence, l.Record.Entry, l.Record.At.ToUniversalTime(), l.Record.Action, new AuditPartyBody(l.Record.ActorKind, l.Record.Actor, l.ActorName),
        new AuditPartyBody(l.Record.SubjectKind, l.Record.Subject, l.SubjectName), l.From, l.Details, Convert.ToHexStringLower(l.Hash));
}

/// <summary>Who acted, or what it was done to.</summary>
/// <param name="Kind">member, key, operator, system; for subjects also call, team and others.</param>
/// <param name="Name">As it was then; null where it has none or it was erased.</param>
internal sealed record AuditPartyBody(string Kind, Guid? Id, string? Name);

/// <summary>What the platform signed of a chain.</summary>
internal sealed record CheckpointsBody(IReadOnlyList<CheckpointBody> Items);

/// <summary>A signed statement of how long the chain was and how it ended.</summary>
/// <param name="Signature">ECDSA over P-256 and SHA-256 of the canonical JSON of the other fields but publicKey, base64.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo, base64; keyId is the beginning of its SHA-256.</param>
internal sealed record CheckpointBody(Guid Tenant, long Sequence, string Hash, string At, string KeyId, string Signature, string PublicKey)
{
    public static CheckpointBody Of(AuditCheckpointRow row)
    {
        var body = (JsonObject)JsonNode.Parse(row.Body)!;
        return new CheckpointBody(
            Guid.Parse((string)body["tenant"]!), row.Sequence, (string)body["hash"]!, (string)body["at"]!, row.KeyId, Convert.ToBase64String(row.Signature), Convert.ToBase64String(row.PublicKey));
    }
}
