using Microsoft.Extensions.Options;

namespace CallInsight.Web.Hosting;

/// <summary>A content delivery network in front of this Web: pages then fetch their styles and scripts from it, under the same fingerprinted names. It fetches
/// them here once; they never change.</summary>
internal sealed class Cdn(IOptions<CdnOptions> options)
{
    private static readonly PathString Bundles = "/lib";

    /// <summary>Its origin, for the content security policy; null where there is none.</summary>
    public string? Origin { get; } = options.Value.Cdn.Length == 0 ? null : new Uri(options.Value.Cdn).GetLeftPart(UriPartial.Authority);

    /// <summary>The whole address of a file, or the one on this host where there is no network.</summary>
    /// <param name="file">As the assets are named, with the fingerprint: <c>lib/app.abc.css</c>.</param>
    public string At(string file) => Origin is null ? file : $"{options.Value.Cdn.TrimEnd('/')}/{file.TrimStart('/')}";

    /// <summary>Whether the answer may be read by pages of another origin than the one it came from: modules ask for that.</summary>
    public bool IsShared(PathString path) => Origin is not null && path.StartsWithSegments(Bundles, StringComparison.Ordinal);
}

/// <summary>Section <c>CallInsight</c>.</summary>
public sealed class CdnOptions
{
    /// <summary>The address before <c>/lib/…</c>: <c>https://cdn.example.com</c>. Default: none, files come from this host.</summary>
    public string Cdn { get; set; } = string.Empty;

    internal bool IsGood => Cdn.Length == 0 || (Uri.TryCreate(Cdn, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" } && address.Query.Length == 0 && address.UserInfo.Length == 0);
}
