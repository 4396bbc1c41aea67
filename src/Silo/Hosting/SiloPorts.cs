using System.Net;
using System.Net.Sockets;
using CallInsight.Storage;

namespace CallInsight.Silo.Hosting;

/// <summary>Where a silo listens for other silos and for clients.</summary>
/// <param name="Address">As the others know it.</param>
/// <param name="Silo">Where the other silos reach it.</param>
/// <param name="Gateway">Where clients reach it.</param>
/// <param name="Listening">Where it listens for other silos: another port than theirs where something passes on what comes.</param>
public sealed record SiloPorts(IPAddress Address, int Silo, int Gateway, int Listening)
{
    private const int DefaultSilo = 11111;
    private const int DefaultGateway = 30000;

    /// <summary>Two free ports on loopback, for a silo that lives in one process with its only client.</summary>
    public static SiloPorts FreeOnLoopback()
    {
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        gateway.Start();
        var port = ((IPEndPoint)silo.LocalEndpoint).Port;
        return new SiloPorts(IPAddress.Loopback, port, ((IPEndPoint)gateway.LocalEndpoint).Port, port);
    }

    /// <summary>As <c>CallInsight:Silo:Address</c>, <c>:Port</c>, <c>:GatewayPort</c> and <c>:ListenPort</c> say; loopback, 11111, 30000 and the port where they do not.</summary>
    /// <exception cref="StartRefusal">One of them cannot be, or somebody else listens there.</exception>
    public static SiloPorts FromConfiguration(IConfiguration configuration)
    {
        var section = configuration.GetSection("CallInsight:Silo");
        var given = section["Address"] is { Length: > 0 } text ? text : IPAddress.Loopback.ToString();
        if (!IPAddress.TryParse(given, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            throw new StartRefusal($"CallInsight:Silo:Address is {given}. Give the address of this machine under which the other silos reach it, such as 10.0.0.5.");
        }

        var port = Port(section, "Port", DefaultSilo);
        var ports = new SiloPorts(address, port, Port(section, "GatewayPort", DefaultGateway), Port(section, "ListenPort", port));
        RequireFree(address, ports.Listening, ports.Listening == port ? "Port" : "ListenPort");
        RequireFree(address, ports.Gateway, "GatewayPort");
        return ports;
    }

    private static int Port(IConfiguration section, string name, int missing)
        => section[name] is not { Length: > 0 } text ? missing
        : ushort.TryParse(text, out var port) && port > 0 ? port
        : throw new StartRefusal($"CallInsight:Silo:{name} is {text}. Give a port, 1 to 65535.");

    private static void RequireFree(IPAddress address, int port, string name)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new StartRefusal($"A silo cannot listen on {address}:{port} ({e.Message}). Choose another CallInsight:Silo:{name}, or another address.", e);
        }
    }
}
