using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;

namespace CallInsight.Storage.Hosting;

/// <summary>Puts TLS between the runtime and a socket: what the runtime writes is encrypted, and nothing reaches it before both ends have proven themselves.</summary>
internal static class TlsTransport
{
    private static readonly TimeSpan HandshakeAtMost = TimeSpan.FromSeconds(10);

    /// <param name="authenticate">The handshake of this end.</param>
    public static void Use(IConnectionBuilder connections, Func<SslStream, CancellationToken, Task> authenticate)
        => connections.Use(next => connection => RunAsync(connection, next, authenticate));

    private static async Task RunAsync(ConnectionContext connection, ConnectionDelegate next, Func<SslStream, CancellationToken, Task> authenticate)
    {
        var plain = connection.Transport;
        await using var encrypted = new SslStream(new PipeEndsStream(plain), leaveInnerStreamOpen: false);
        if (!await IsProvenAsync(connection, encrypted, authenticate))
        {
            connection.Abort();
            return;
        }

        var ends = new Ends(
            PipeReader.Create(encrypted, new StreamPipeReaderOptions(leaveOpen: true)),
            PipeWriter.Create(encrypted, new StreamPipeWriterOptions(leaveOpen: true)));
        connection.Transport = ends;
        try
        {
            await next(connection);
        }
        finally
        {
            await ends.Input.CompleteAsync();
            await ends.Output.CompleteAsync();

            // The runtime closes what it opened.
            connection.Transport = plain;
        }
    }

    private static async Task<bool> IsProvenAsync(ConnectionContext connection, SslStream encrypted, Func<SslStream, CancellationToken, Task> authenticate)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        patience.CancelAfter(HandshakeAtMost);
        try
        {
            await authenticate(encrypted, patience.Token);
            return true;
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException or ConnectionResetException or ConnectionAbortedException)
        {
            return false;
        }
    }

    private sealed record Ends(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
