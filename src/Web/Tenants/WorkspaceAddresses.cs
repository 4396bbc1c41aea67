using Microsoft.Extensions.Options;

namespace CallInsight.Web.Tenants;

/// <summary>Where workspaces are found: at a host of their own below the base host, or at a path.</summary>
internal sealed class WorkspaceAddresses(IOptions<TenantsOptions> options)
{
    /// <summary>Whether each workspace has a host of its own, where a cookie of this one is not seen.</summary>
    public bool AreHosts => options.Value.BaseHost.Length > 0;

    /// <summary>From here to a workspace, with a slash at the end.</summary>
    public string From(HttpRequest request, string slug) => AreHosts ? Absolute(request, slug) : $"/t/{slug}/";

    /// <summary>A workspace's whole address, with a slash at the end.</summary>
    public string Absolute(HttpRequest request, string slug)
    {
        var port = request.Host.Port is { } number ? FormattableString.Invariant($":{number}") : string.Empty;
        return AreHosts ? $"{request.Scheme}://{slug}.{options.Value.BaseHost}{port}/" : $"{request.Scheme}://{request.Host}/t/{slug}/";
    }
}
