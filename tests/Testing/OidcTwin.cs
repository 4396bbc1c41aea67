using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace CallInsight.Testing;

/// <summary>An identity provider on loopback that speaks OpenID Connect's code flow with PKCE over HTTP, keeps its rules (a code is good once,
/// for its client, address and verifier), and can be made to forge: each hook changes one thing of an otherwise right answer.</summary>
public sealed class OidcTwin : IAsyncDisposable
{
    public const string ClientId = "callinsight";
    public const string Secret = "twin: a secret/with+signs";

    private readonly ConcurrentDictionary<string, Asked> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Dictionary<string, object?>> _tokens = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private OidcTwin(WebApplication app, int port) => (_app, Issuer) = (app, FormattableString.Invariant($"http://127.0.0.1:{port}"));

    public string Issuer { get; }

    /// <summary>Who signs in there: what the ID token tells beside the protocol's own claims.</summary>
    public Dictionary<string, object?> Person { get; } = new(StringComparer.Ordinal);

    /// <summary>What userinfo tells beside <c>sub</c>.</summary>
    public Dictionary<string, object?> UserInfo { get; } = new(StringComparer.Ordinal);

    /// <summary>Changes the claims of an ID token before it is signed.</summary>
    public Action<Dictionary<string, object?>> Claims { get; set; } = _ => { };

    /// <summary>Changes the header of an ID token before it is signed.</summary>
    public Action<Dictionary<string, object?>> Header { get; set; } = _ => { };

    /// <summary>The key that signs; one of the key set unless it is replaced.</summary>
    public RSA Key { get; set; } = RSA.Create(2048);

    /// <summary>The keys of the key set with their ids.</summary>
    public Dictionary<string, RSA> Published { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes the third part of an ID token; null signs as it should.</summary>
    public Func<string, string>? Sign { get; set; }

    /// <summary>The parameter iss of its answers (RFC 9207); null leaves it out.</summary>
    public string? AnswersAs { get; set; }

    /// <summary>What its discovery document calls it.</summary>
    public string? CallsItself { get; set; }

    /// <summary>What it has been asked by back channel: path and body.</summary>
    public ConcurrentQueue<string> Posted { get; } = new();

    public static async Task<OidcTwin> StartAsync()
    {
        var port = ProductProcess.FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(FormattableString.Invariant($"http://127.0.0.1:{port}"));
        var app = builder.Build();
        var twin = new OidcTwin(app, port);
        twin.AnswersAs = twin.CallsItself = twin.Issuer;
        twin.Published["k1"] = twin.Key;
        app.MapGet("/.well-known/openid-configuration", twin.Discover);
        app.MapGet("/keys", twin.Keys);
        app.MapPost("/token", (Delegate)twin.TokenAsync);
        app.MapGet("/userinfo", twin.Tell);
        await app.StartAsync();
        return twin;
    }

    /// <summary>Signs its person in for a request, as if they had typed their password there.</summary>
    /// <param name="request">The address that the browser was sent to.</param>
    /// <returns>The address that the browser is sent back to.</returns>
    public string Authorize(string request)
    {
        var query = QueryHelpers.ParseQuery(new Uri(request).Query);
        if (query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["client_id"] != ClientId || !query["scope"].ToString().Split(' ').Contains("openid"))
        {
            throw new InvalidOperationException($"This is no request that I serve: {request}");
        }

        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = new Asked(query["redirect_uri"]!, query["nonce"]!, query["code_challenge"]!);
        var answer = new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] };
        if (AnswersAs is not null)
        {
            answer["iss"] = AnswersAs;
        }

        return QueryHelpers.AddQueryString(query["redirect_uri"]!, answer);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private IResult Discover() => Results.Json(new
    {
        issuer = CallsItself,
        authorization_endpoint = $"{Issuer}/authorize",
        token_endpoint = $"{Issuer}/token",
        jwks_uri = $"{Issuer}/keys",
        userinfo_endpoint = $"{Issuer}/userinfo",
        authorization_response_iss_parameter_supported = true,
        token_endpoint_auth_methods_supported = new[] { "client_secret_basic" },
    });

    private IResult Keys() => Results.Json(new
    {
        keys = Published.Select(k => k.Value.ExportParameters(false) is var p ? new { kty = "RSA", use = "sig", alg = "RS256", kid = k.Key, n = Encode(p.Modulus!), e = Encode(p.Exponent!) } : null),
    });

    private async Task<IResult> TokenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        Posted.Enqueue("/token");
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(ClientId)}:{Uri.EscapeDataString(Secret)}"));
        if (http.Request.Headers.Authorization != expected)
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        }

        // Taken whatever comes of it: a code is good once.
        if (!_codes.TryRemove(form["code"].ToString(), out var asked) || asked.RedirectUri != form["redirect_uri"] || asked.Challenge != Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))))
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>(Person, StringComparer.Ordinal) { ["iss"] = Issuer, ["aud"] = ClientId, ["iat"] = now, ["exp"] = now + 300, ["nonce"] = asked.Nonce };
        var access = Encode(RandomNumberGenerator.GetBytes(16));
        _tokens[access] = new Dictionary<string, object?>(UserInfo, StringComparer.Ordinal) { ["sub"] = UserInfo.GetValueOrDefault("sub") ?? Person["sub"] };
        Claims(claims);
        return Results.Json(new { access_token = access, token_type = "Bearer", expires_in = 300, id_token = Token(claims) });
    }

    private IResult Tell(HttpContext http)
        => http.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] && _tokens.TryGetValue(token, out var told) ? Results.Json(told) : Results.StatusCode((int)HttpStatusCode.Unauthorized);

    private string Token(Dictionary<string, object?> claims)
    {
        var header = new Dictionary<string, object?>(StringComparer.Ordinal) { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = Published.FirstOrDefault(k => k.Value == Key).Key ?? "k1" };
        Header(header);
        var signed = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(header))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{Sign?.Invoke(signed) ?? Encode(Key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public static string Encode(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);

    private sealed record Asked(string RedirectUri, string Nonce, string Challenge);
}
