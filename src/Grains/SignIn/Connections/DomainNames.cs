using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>Asks the domain name system for texts, over UDP as RFC 1035 says.</summary>
internal sealed class DomainNames(IOptions<ConnectionOptions> options)
{
    private const int Port = 53;
    private const int MostBytes = 4_096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Where the proof of a domain is looked for.</summary>
    public static string RecordOf(string domain) => "_callinsight." + domain;

    /// <summary>What the record must hold.</summary>
    public static string ValueOf(string token) => "callinsight-domain=" + token;

    /// <summary>The TXT records of a name; null where no server answers.</summary>
    public async Task<IReadOnlyList<string>?> TextsAsync(string name, CancellationToken cancellationToken)
    {
        foreach (var server in Servers())
        {
            if (await AskAsync(server, name, cancellationToken) is { } texts)
            {
                return texts;
            }
        }

        return null;
    }

    private IEnumerable<IPEndPoint> Servers() => options.Value.Server is { } server
        ? [server]
        : NetworkInterface.GetAllNetworkInterfaces().SelectMany(i => i.GetIPProperties().DnsAddresses).Distinct().Take(3).Select(a => new IPEndPoint(a, Port));

    private static async Task<IReadOnlyList<string>?> AskAsync(IPEndPoint server, string name, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            // Connected: datagrams from elsewhere are not taken.
            using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(server, patience.Token);
            var question = DnsMessage.Ask(name);
            await socket.SendAsync(question, patience.Token);
            var buffer = new byte[MostBytes];
            while (true)
            {
                var length = await socket.ReceiveAsync(buffer, patience.Token);
                if (DnsMessage.IsAnswerTo(question, buffer.AsSpan(0, length)))
                {
                    return DnsMessage.Texts(buffer.AsSpan(0, length), question.Length);
                }
            }
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
