using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>Checks an ID token as OpenID Connect Core 3.1.3.7 says, each rule under its own name.</summary>
internal static class IdToken
{
    /// <summary>By how much clocks may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    // Asymmetric ones alone: a secret that two know proves nothing of which of them wrote.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>Whether its key may be one that the provider has only now.</summary>
    public static bool NamesAnUnknownKey(string token, Provider provider)
        => Read(token) is { } read && !string.IsNullOrEmpty(read.Kid) && !provider.Keys.Any(k => k.KeyId == read.Kid);

    /// <summary>Its claims; null where it cannot be read or its signature is not the provider's.</summary>
    public static async Task<JsonElement?> CheckAsync(Checks checks, string token, Provider provider, string client, string nonce, DateTimeOffset now)
    {
        if (Read(token) is not { } read || Payload(read) is not { } claims)
        {
            checks.Require("ID token", false, string.Empty, "The token endpoint's id_token is no JSON web token.");
            return null;
        }

        if (!checks.Require("Algorithm", Algorithms.Contains(read.Alg, StringComparer.Ordinal), $"Signed with {read.Alg}.", $"Signed with “{read.Alg}”. Choose RS256, PS256 or ES256, or longer ones.")
            || !checks.Require("Signature", await IsSignedAsync(read, provider), "Signed with a key of the provider.", "The signature is not of one of the provider's keys."))
        {
            return null;
        }

        CheckParties(checks, claims, provider, client);
        CheckTimes(checks, claims, now);
        checks.Require("Nonce", Provider.Text(claims, "nonce") == nonce, "The answer belongs to this request.", "The claim nonce is not that of this request.");
        checks.Require("Subject", Provider.Text(claims, "sub") is { Length: > 0 and <= 255 }, "The claim sub names the person.", "The claim sub is missing.");
        return claims;
    }

    private static void CheckParties(Checks checks, JsonElement claims, Provider provider, string client)
    {
        var (audiences, party) = (Provider.Texts(claims, "aud"), Provider.Text(claims, "azp"));
        checks.Require("Issuer", Provider.Text(claims, "iss") == provider.Issuer, "The claim iss is the connection's issuer.", $"The claim iss is “{Provider.Text(claims, "iss")}”.");
        checks.Require("Audience", audiences.Contains(client, StringComparer.Ordinal), "The claim aud is the client id.", $"The claim aud is “{string.Join(", ", audiences)}”, not the client id.");
        checks.Require("Authorized party", party is null ? audiences.Count == 1 : party == client, "The token was made for this client.", "The token is for several, or was made for another client (claim azp).");
    }

    private static void CheckTimes(Checks checks, JsonElement claims, DateTimeOffset now)
    {
        var (expires, issued, begins) = (Moment(claims, "exp"), Moment(claims, "iat"), Moment(claims, "nbf"));
        checks.Require("Expiry", expires > now - Skew, "The token has not expired.", "The token has expired or has no claim exp. Are both clocks right?");
        checks.Require("Time of issue", issued <= now + Skew && issued > now - TimeSpan.FromHours(1) && (begins is null || begins <= now + Skew), "The token was issued just now.", "The claim iat or nbf is missing, too old or lies ahead. Are both clocks right?");
    }

    private static async Task<bool> IsSignedAsync(JsonWebToken token, Provider provider)
    {
        var keys = string.IsNullOrEmpty(token.Kid) ? provider.Keys : [.. provider.Keys.Where(k => k.KeyId == token.Kid)];
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            // Who it is from and for and until when is checked above, each for itself.
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
            RequireSignedTokens = true,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = keys,
            TryAllIssuerSigningKeys = false,
            IssuerSigningKeyResolver = (_, _, _, _) => keys,
        });
        return result.IsValid;
    }

    private static JsonWebToken? Read(string token)
    {
        try
        {
            return Handler.CanReadToken(token) ? Handler.ReadJsonWebToken(token) : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private static JsonElement? Payload(JsonWebToken token)
    {
        try
        {
            var claims = JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(token.EncodedPayload)));
            return claims.ValueKind == JsonValueKind.Object ? claims : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    private static DateTimeOffset? Moment(JsonElement claims, string name)
        => claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is > 0 and < 253_402_300_799 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
}
