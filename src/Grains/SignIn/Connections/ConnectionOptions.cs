using System.Net;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>How identity providers and domains are looked at: section <c>CallInsight:Connections</c>.</summary>
public sealed class ConnectionOptions
{
    /// <summary>Whether identity providers may lie in private networks and on this machine, and be asked without encryption: where CallInsight
    /// serves one company within its own walls. Elsewhere a customer could reach what only we should. Default: false.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>Address and port of the name server that is asked for TXT records, such as <c>192.0.2.53:53</c>. Default: those of this machine.</summary>
    public string NameServer { get; set; } = string.Empty;

    internal IPEndPoint? Server => IPEndPoint.TryParse(NameServer, out var server) ? server : null;
}
