using System.Text.Json;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Storage.SignIn.Connections;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>Turns a provider's answer into what it vouches for.</summary>
internal sealed class OidcExchange(ProviderClient client, Providers providers, TimeProvider time)
{
    private const string OfToken = "id token";
    private const string OfUserInfo = "userinfo";

    /// <summary>What came of it: whatever fails is in its checks.</summary>
    public async Task<Vouched> RunAsync(Connection connection, Provider provider, OidcRequest request, FinishSso answer, CancellationToken cancellationToken)
    {
        var checks = new Checks();
        if (!checks.Require("Answering provider", answer.Issuer is null ? !provider.TellsIssuer : answer.Issuer == provider.Issuer, "The answer is from the provider that was asked.", "The answer does not say that it is from the provider that was asked (parameter iss, RFC 9207).")
            || !checks.Require("Answer", answer is { Error: null, Code.Length: > 0 }, "The provider gave a code.", $"The provider refused: {answer.Error ?? "no code"}."))
        {
            return new Vouched(checks, [], null, null);
        }

        var tokens = await ExchangeAsync(connection, provider, request, answer.Code!, cancellationToken);
        var idToken = tokens.IsGood ? Provider.Text(tokens.Json!.Value, "id_token") : null;
        if (!checks.Require("Token endpoint", idToken is not null, "The code was exchanged for an ID token.", FaultOf(tokens)))
        {
            return new Vouched(checks, [], null, null);
        }

        // After a roll-over the provider signs with a key that we have not seen.
        var signer = IdToken.NamesAnUnknownKey(idToken!, provider) ? await providers.RenewedAsync(provider, cancellationToken) : provider;
        if (await IdToken.CheckAsync(checks, idToken!, signer, connection.Settings.ClientId, request.Nonce, time.GetUtcNow()) is not { } claims)
        {
            return new Vouched(checks, [], null, null);
        }

        var seen = Seen(OfToken, claims).ToList();
        var more = checks.Failed is null && LacksSomething(claims, connection.Settings) ? await UserInfoAsync(checks, provider, tokens.Json!.Value, claims, cancellationToken) : null;
        seen.AddRange(more is { } told ? Seen(OfUserInfo, told) : []);
        return new Vouched(checks, seen, claims, more);
    }

    private Task<ProviderAnswer> ExchangeAsync(Connection connection, Provider provider, OidcRequest request, string code, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = request.RedirectUri,
            ["code_verifier"] = request.Verifier,
        };
        if (connection.Secret is { } secret && provider.TakesBasic)
        {
            return client.PostAsync(provider.Token, form, (connection.Settings.ClientId, secret), cancellationToken);
        }

        form["client_id"] = connection.Settings.ClientId;
        if (connection.Secret is not null)
        {
            form["client_secret"] = connection.Secret;
        }

        return client.PostAsync(provider.Token, form, null, cancellationToken);
    }

    private async Task<JsonElement?> UserInfoAsync(Checks checks, Provider provider, JsonElement tokens, JsonElement claims, CancellationToken cancellationToken)
    {
        if (provider.UserInfo is not { } address || Provider.Text(tokens, "access_token") is not { } token)
        {
            return null;
        }

        var answer = await client.GetAsync(address, token, cancellationToken);
        var isSame = answer.IsGood && Provider.Text(answer.Json!.Value, "sub") == Provider.Text(claims, "sub");
        return checks.Require("Userinfo", isSame, "Userinfo tells of the same subject.", answer.Fault ?? (answer.IsGood ? "Userinfo tells of another subject." : $"Userinfo answered with {answer.Status}.")) ? answer.Json : null;
    }

    private static bool LacksSomething(JsonElement claims, ConnectionSettings settings)
        => new[] { settings.EmailClaim, settings.VerifiedClaim, settings.NameClaim, settings.GroupsClaim }.Any(c => c is not null && !claims.TryGetProperty(c, out _));

    private static string FaultOf(ProviderAnswer answer) => answer.Fault ?? (answer is { Json: { } json, IsGood: false }
        ? $"The token endpoint answered with {answer.Status}: {Provider.Text(json, "error")} {Provider.Text(json, "error_description")}".TrimEnd(' ', ':')
        : "The token endpoint gave no id_token. Is the scope openid allowed?");

    private static IEnumerable<ClaimSeen> Seen(string source, JsonElement claims)
        => claims.EnumerateObject().Take(100).Select(c => new ClaimSeen(source, c.Name, Shortened(c.Value.ValueKind == JsonValueKind.String ? c.Value.GetString()! : c.Value.GetRawText())));

    private static string Shortened(string value) => value.Length <= 500 ? value : value[..500] + "…";
}
