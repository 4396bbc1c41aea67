using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CallInsight.Storage.AuditTrail;

/// <summary>A link of the chain: who did what to whom, when and from where. Names of people and addresses are sealed under a key of the person.</summary>
/// <param name="Person">Whose key seals the actor's name and address.</param>
/// <param name="ActorName">Of a key: no person's.</param>
/// <param name="SealedActorName">Null: unknown, or no person.</param>
/// <param name="SealedFrom">The network address.</param>
/// <param name="SubjectName">Of a team or key.</param>
/// <param name="SealedSubjectName">Of a member, under its own key.</param>
/// <param name="SealedDetails">Under the tenant's key.</param>
public sealed record AuditRecord(
    Guid Tenant, long Sequence, Guid Entry, DateTimeOffset At, string ActorKind, Guid? Actor, Guid? Person, string? ActorName, byte[]? SealedActorName, byte[]? SealedFrom,
    string Action, string SubjectKind, Guid? Subject, string? SubjectName, byte[]? SealedSubjectName, byte[]? SealedDetails)
{
    private const int Version = 1;

    /// <summary>What the first link follows.</summary>
    public static byte[] Genesis { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>The bytes that are hashed.</summary>
    /// <param name="previous">The hash of the link before.</param>
    public byte[] Write(byte[] previous) => CanonicalJson.Write(new JsonObject
    {
        ["version"] = Version,
        ["tenant"] = Tenant.ToString(),
        ["sequence"] = Sequence,
        ["previous"] = Convert.ToHexStringLower(previous),
        ["id"] = Entry.ToString(),
        ["at"] = Moment(At),
        ["action"] = Action,
        ["actor"] = new JsonObject
        {
            ["kind"] = ActorKind, ["id"] = Actor?.ToString(), ["person"] = Person?.ToString(), ["name"] = ActorName, ["sealedName"] = Text(SealedActorName), ["sealedFrom"] = Text(SealedFrom),
        },
        ["subject"] = new JsonObject { ["kind"] = SubjectKind, ["id"] = Subject?.ToString(), ["name"] = SubjectName, ["sealedName"] = Text(SealedSubjectName) },
        ["sealedDetails"] = Text(SealedDetails),
    });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static AuditRecord Read(JsonObject body)
    {
        var (actor, subject) = ((JsonObject)body["actor"]!, (JsonObject)body["subject"]!);
        return new AuditRecord(
            Guid.Parse((string)body["tenant"]!), (long)body["sequence"]!, Guid.Parse((string)body["id"]!), DateTimeOffset.Parse((string)body["at"]!, CultureInfo.InvariantCulture),
            (string)actor["kind"]!, Id(actor["id"]), Id(actor["person"]), (string?)actor["name"], Bytes(actor["sealedName"]), Bytes(actor["sealedFrom"]),
            (string)body["action"]!, (string)subject["kind"]!, Id(subject["id"]), (string?)subject["name"], Bytes(subject["sealedName"]), Bytes(body["sealedDetails"]));
    }

    /// <summary>The hash of a body.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> body) => SHA256.HashData(body);

    internal static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string? Text(byte[]? value) => value is null ? null : Convert.ToBase64String(value);

    private static byte[]? Bytes(JsonNode? node) => node is null ? null : Convert.FromBase64String((string)node!);

    private static Guid? Id(JsonNode? node) => node is null ? null : Guid.Parse((string)node!);
}
