using System.Net;
using System.Net.Sockets;
using CallInsight.Grains.Integrations.Webhooks;

namespace CallInsight.Grains.Integrations;

/// <summary>How addresses that customers name are connected to: public ones alone, without redirects, proxies or cookies. The address that was
/// looked at is the one that is connected to, whatever the name resolves to next.</summary>
internal static class OutgoingHttp
{
    /// <param name="allowPrivate">Whether private networks and this machine may be reached too.</param>
    public static SocketsHttpHandler NewHandler(bool allowPrivate) => new()
    {
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context, allowPrivate, cancellationToken),
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 16,
        MaxConnectionsPerServer = 32,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseDrainSize = 0,
    };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, bool allowPrivate, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = allowPrivate ? addresses : [.. addresses.Where(PublicAddresses.Contain)];
        if (allowed.Length == 0)
        {
            throw addresses.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new AddressRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name led to addresses that are not public, all of them.</summary>
internal sealed class AddressRefusedException() : IOException("The address is not public.");
