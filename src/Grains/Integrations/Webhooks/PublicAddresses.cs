using System.Net;
using System.Net.Sockets;

namespace CallInsight.Grains.Integrations.Webhooks;

/// <summary>Which addresses belong to everybody. What customers name must not lead to our own machines and networks, nor to what tells
/// a cloud's machines their secrets (169.254.169.254, 100.100.100.200, fd00:ec2::254 lie in what is refused).</summary>
internal static class PublicAddresses
{
    /// <summary>IANA's special-purpose IPv4 networks, multicast, and what is reserved.</summary>
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
            "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All that is public in IPv6 today.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Within it: Teredo and other protocols, documentation, and 6to4, which leads to an IPv4 address.</summary>
    private static readonly IPNetwork[] NotPublicWithin = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(IPNetwork.Parse)];

    /// <summary>Whether an address may be connected to. An IPv4 address in the clothes of IPv6 may not; networks do not tell it apart.</summary>
    public static bool Contain(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !NotPublic.Any(n => n.Contains(address)),
        AddressFamily.InterNetworkV6 => !address.IsIPv4MappedToIPv6 && GlobalUnicast.Contains(address) && !NotPublicWithin.Any(n => n.Contains(address)),
        _ => false,
    };
}
