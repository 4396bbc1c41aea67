using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CallInsight.Storage.Hosting;

/// <summary>Where a host listens for HTTP. Asked before it does: the server itself tells of a taken port with a page of stack traces.</summary>
public static class ListeningAddress
{
    public const string Default = "http://localhost:5080";

    /// <summary>The addresses of the configuration; where it has none, those that are given.</summary>
    public static string Of(IConfiguration configuration, string missing = Default)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration["urls"] is { Length: > 0 } given ? given : missing;
    }

    /// <exception cref="StartRefusal">Another program listens there, or nobody can.</exception>
    public static void RequireFree(string addresses)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        foreach (var address in addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            RequireFree(Parse(address), address);
        }
    }

    private static BindingAddress Parse(string address)
    {
        try
        {
            return BindingAddress.Parse(address);
        }
        catch (FormatException malformed)
        {
            throw new StartRefusal($"{address} is no address to listen on. Give one such as ASPNETCORE_URLS=http://localhost:5080.", malformed);
        }
    }

    private static void RequireFree(BindingAddress binding, string address)
    {
        if (binding.IsUnixPipe || binding.IsNamedPipe || binding.Port == 0)
        {
            return;
        }

        var ip = IPAddress.TryParse(binding.Host, out var given) ? given : binding.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
        using var listener = new TcpListener(ip, binding.Port);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new StartRefusal(
                e.SocketErrorCode switch
                {
                    SocketError.AddressAlreadyInUse => $"Another program listens there: {address}. Stop it, or choose another address with ASPNETCORE_URLS=http://localhost:5081.",
                    SocketError.AccessDenied => $"This user may not listen on {address}: ports below 1024 are root's. Choose another address with ASPNETCORE_URLS=http://localhost:5080.",
                    _ => $"{address} is no address of this machine ({e.Message}). Choose another with ASPNETCORE_URLS=http://localhost:5080.",
                },
                e);
        }
    }
}
