using System.Net;

namespace CallInsight.Web.SignIn;

/// <summary>Settings of signing in, in <c>CallInsight</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>Path of a file of stolen passwords that nobody may choose: SHA-1 in hexadecimal, one a line, sorted. Default: none.</summary>
    public string BreachedPasswords { get; set; } = string.Empty;

    /// <summary>Addresses and networks (<c>10.0.0.0/8</c>) of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed, with commas between. Those of this machine are in any case. Default: none.</summary>
    public string TrustedProxies { get; set; } = string.Empty;

    /// <summary>The networks of <see cref="TrustedProxies"/>; null when one of them is none.</summary>
    internal IReadOnlyList<IPNetwork>? Proxies()
    {
        var networks = new List<IPNetwork>();
        foreach (var text in TrustedProxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(text, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(text, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                return null;
            }
        }

        return networks;
    }
}
