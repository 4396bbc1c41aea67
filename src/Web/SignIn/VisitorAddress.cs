using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CallInsight.Web.SignIn;

/// <summary>Where a visitor comes from, as one that can be counted: an IPv4 address, or the /64 of an IPv6 one, which one customer of a provider has.</summary>
internal static class VisitorAddress
{
    private const int NetworkBytes = 8;

    /// <summary>A hash of it, so that keys and logs hold no address.</summary>
    public static string HashOf(HttpContext http) => HashOf(http.Connection.RemoteIpAddress);

    /// <inheritdoc cref="HashOf(HttpContext)"/>
    public static string HashOf(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None;
        var bytes = plain.GetAddressBytes().AsSpan();
        return Convert.ToHexString(SHA256.HashData(plain.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..NetworkBytes] : bytes)[..16]);
    }
}
