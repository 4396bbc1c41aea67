using System.Buffers.Text;
using System.Text;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>A request to a provider, as the code flow with PKCE has it (RFC 7636, S256).</summary>
/// <param name="State">Names the attempt and nobody can guess it.</param>
/// <param name="BrowserKey">Known to the browser that began alone.</param>
internal sealed record OidcRequest(string State, string Nonce, string Verifier, string BrowserKey, string RedirectUri)
{
    public static OidcRequest New(Guid attempt, string redirectUri) => new($"{attempt:N}{Tokens.Random()}", Tokens.Random(), Tokens.Random(), Tokens.Random(), redirectUri);

    /// <summary>Where the browser is sent.</summary>
    public string AddressAt(Provider provider, ConnectionSettings settings)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = settings.ClientId,
            ["redirect_uri"] = RedirectUri,
            ["scope"] = $"openid {settings.Scopes}".Trim(),
            ["state"] = State,
            ["nonce"] = Nonce,
            ["code_challenge"] = Base64Url.EncodeToString(Tokens.Hash(Verifier)),
            ["code_challenge_method"] = "S256",
        };
        var address = new StringBuilder(provider.Authorization.AbsoluteUri).Append(provider.Authorization.Query.Length == 0 ? '?' : '&');
        return address.AppendJoin('&', parameters.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}")).ToString();
    }
}
