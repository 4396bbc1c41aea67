using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallInsight.Testing;

/// <summary>A name server on loopback that knows TXT records, over UDP.</summary>
public sealed class DnsTwin : IAsyncDisposable
{
    private const int HeaderBytes = 12;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public DnsTwin()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _serving = ServeAsync();
    }

    /// <summary>Address and port.</summary>
    public string Address => _socket.LocalEndPoint!.ToString()!;

    /// <summary>The texts of each name, in small letters.</summary>
    public ConcurrentDictionary<string, string[]> Texts { get; } = new(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var buffer = new byte[512];
        try
        {
            while (true)
            {
                var came = await _socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _end.Token);
                await _socket.SendToAsync(Answer(buffer.AsSpan(0, came.ReceivedBytes)), came.RemoteEndPoint, _end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private byte[] Answer(ReadOnlySpan<byte> question)
    {
        var labels = new List<string>();
        var at = HeaderBytes;
        for (; question[at] != 0; at += question[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(question.Slice(at + 1, question[at])));
        }

        var known = Texts.TryGetValue(string.Join('.', labels).ToLowerInvariant(), out var texts);
        var answer = new List<byte>(question.ToArray());
        (answer[2], answer[3], answer[7]) = (0x81, (byte)(known ? 0x80 : 0x83), (byte)(texts?.Length ?? 0));
        foreach (var text in texts ?? [])
        {
            var pieces = Encoding.UTF8.GetBytes(text).Chunk(100).SelectMany(p => p.Prepend((byte)p.Length)).ToArray();
            answer.AddRange([0xc0, HeaderBytes, 0, 16, 0, 1, 0, 0, 0, 60, (byte)(pieces.Length >> 8), (byte)pieces.Length, .. pieces]);
        }

        return [.. answer];
    }
}
