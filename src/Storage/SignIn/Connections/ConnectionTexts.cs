using System.Text.Json;
using CallInsight.Storage.Secrets;

namespace CallInsight.Storage.SignIn.Connections;

/// <summary>How connections are sealed: grains write them, Web reads settings and tests, never secrets. The labels never change.</summary>
public static class ConnectionTexts
{
    private const string SettingsField = "connection.settings";
    private const string SecretField = "connection.secret";
    private const string TestField = "connection.test";

    public static byte[] SealSettings<T>(TenantKey key, Guid connection, T settings) => key.Seal(connection, SettingsField, JsonSerializer.SerializeToUtf8Bytes(settings));

    public static T OpenSettings<T>(TenantKey key, Guid connection, ReadOnlySpan<byte> value) => JsonSerializer.Deserialize<T>(key.Open(connection, SettingsField, value))!;

    public static byte[]? SealSecret(TenantKey key, Guid connection, string? secret) => secret is null ? null : key.Seal(connection, SecretField, secret);

    public static string OpenSecret(TenantKey key, Guid connection, ReadOnlySpan<byte> value) => key.OpenText(connection, SecretField, value);

    public static byte[] SealTest(TenantKey key, Guid connection, ConnectionTest test) => key.Seal(connection, TestField, JsonSerializer.SerializeToUtf8Bytes(test));

    public static ConnectionTest OpenTest(TenantKey key, Guid connection, ReadOnlySpan<byte> value) => JsonSerializer.Deserialize<ConnectionTest>(key.Open(connection, TestField, value))!;

    /// <summary>By what a subject is found: it is a person's within its issuer, and for some within its client.</summary>
    public static byte[] SubjectOf(TenantKey key, Guid connection, string issuer, string client, string subject)
        => key.BlindIndex("connection.subject", JsonSerializer.SerializeToUtf8Bytes(new[] { connection.ToString("N"), issuer, client, subject }));
}

/// <summary>What a test of a connection showed.</summary>
/// <param name="Outcome">Who would have been signed in, or why nobody.</param>
/// <param name="Claims">Of the ID token and of userinfo, in their order.</param>
public sealed record ConnectionTest(IReadOnlyList<ConnectionCheck> Checks, IReadOnlyList<ClaimSeen> Claims, string Outcome)
{
    /// <summary>Whether nothing failed that must not.</summary>
    public bool Passed => Checks.Count > 0 && Checks.All(c => c.Passed || !c.Required);
}

/// <param name="Required">Where it fails nobody is signed in; otherwise only the person of this test.</param>
/// <param name="Told">What was found, and what to do where it failed.</param>
public sealed record ConnectionCheck(string Name, bool Passed, bool Required, string Told);

/// <param name="Source"><c>id token</c> or <c>userinfo</c>.</param>
public sealed record ClaimSeen(string Source, string Name, string Value);
