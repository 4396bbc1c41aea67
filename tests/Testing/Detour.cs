using System.Net;
using System.Net.Sockets;

namespace CallInsight.Testing;

/// <summary>A port of loopback that passes on whatever comes, both ways, until a test makes it slow or cuts it. What is held back by a cut is passed on
/// after it, as by a network that comes back.</summary>
public sealed class Detour : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly Func<EndPoint> _target;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _accepting;

    /// <param name="target">Where it leads: asked for each connection.</param>
    public Detour(Func<EndPoint> target)
    {
        _target = target;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How long each piece takes on its way.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Whether nothing passes. Connections stay open, and new ones are taken: nobody is told.</summary>
    public bool IsCut { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var from = await _listener.AcceptSocketAsync(_ending.Token);
            _ = Task.Run(() => LeadAsync(from));
        }
    }

    private async Task LeadAsync(Socket from)
    {
        var end = _target();
        using var way = from;
        using var to = new Socket(end.AddressFamily, SocketType.Stream, end.AddressFamily == AddressFamily.Unix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
        try
        {
            await to.ConnectAsync(end, over.Token);
            await Task.WhenAny(PassAsync(from, to, over.Token), PassAsync(to, from, over.Token));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // Nobody is there: whoever came is sent away by the end of the connection.
        }

        await over.CancelAsync();
    }

    private async Task PassAsync(Socket from, Socket to, CancellationToken cancellationToken)
    {
        var piece = new byte[64 * 1024];
        while (await from.ReceiveAsync(piece, cancellationToken) is > 0 and var length)
        {
            if (Delay > TimeSpan.Zero)
            {
                await Task.Delay(Delay, TimeProvider.System, cancellationToken);
            }

            while (IsCut)
            {
                await Task.Delay(Look, TimeProvider.System, cancellationToken);
            }

            for (var sent = 0; sent < length;)
            {
                sent += await to.SendAsync(piece.AsMemory(sent, length - sent), cancellationToken);
            }
        }
    }
}
