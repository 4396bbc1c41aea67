using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>What an identity provider says of itself: its discovery document and its keys.</summary>
/// <param name="TellsIssuer">It names itself in each answer (RFC 9207): one that does not comes from somebody else.</param>
/// <param name="TakesBasic">Whether a secret is sent in the header; else in the form.</param>
/// <param name="Keys">For signatures; none with a shared secret.</param>
internal sealed record Provider(string Issuer, Uri Authorization, Uri Token, Uri KeysAddress, Uri? UserInfo, bool TellsIssuer, bool TakesBasic, IReadOnlyList<SecurityKey> Keys)
{
    /// <summary>Reads a discovery document.</summary>
    /// <returns>The provider without its keys, or what is wrong.</returns>
    public static (Provider? Provider, string? Fault) Read(JsonElement document, string issuer, bool allowPrivate)
    {
        if (Text(document, "issuer") is not { } named || named != issuer)
        {
            return (null, $"The provider calls itself “{Text(document, "issuer") ?? "nothing"}”; the connection says “{issuer}”. Both must be the same to the letter.");
        }

        var (authorization, token, keys) = (Address(document, "authorization_endpoint", allowPrivate), Address(document, "token_endpoint", allowPrivate), Address(document, "jwks_uri", allowPrivate));
        if (authorization is null || token is null || keys is null)
        {
            return (null, "The discovery document lacks an https address as authorization_endpoint, token_endpoint or jwks_uri.");
        }

        var methods = Texts(document, "token_endpoint_auth_methods_supported");
        return (new Provider(
            issuer, authorization, token, keys, Address(document, "userinfo_endpoint", allowPrivate),
            document.TryGetProperty("authorization_response_iss_parameter_supported", out var tells) && tells.ValueKind == JsonValueKind.True,
            methods.Count == 0 || methods.Contains("client_secret_basic", StringComparer.Ordinal), []), null);
    }

    /// <summary>The public keys of a key set.</summary>
    public static IReadOnlyList<SecurityKey> ReadKeys(JsonElement document)
    {
        try
        {
            return [.. new JsonWebKeySet(document.GetRawText()).Keys.Where(k => k.Kty is "RSA" or "EC" && k.Use is null or "" or "sig")];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    public static string? Text(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A claim that is one text or several.</summary>
    public static IReadOnlyList<string> Texts(JsonElement json, string name) => !json.TryGetProperty(name, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
        _ => [],
    };

    private static Uri? Address(JsonElement document, string name, bool allowPrivate)
        => Uri.TryCreate(Text(document, name), UriKind.Absolute, out var address) && (address.Scheme == "https" || (allowPrivate && address.Scheme == "http")) ? address : null;
}
