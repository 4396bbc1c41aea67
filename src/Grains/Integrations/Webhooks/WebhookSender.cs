using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.Integrations.Webhooks;

/// <summary>Posts to addresses that customers name. It follows no redirect, reads a little of the answer, and connects to public
/// addresses alone: the address that was looked at is the one that is connected to, whatever the name resolves to next.</summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>Of an answer no more is read.</summary>
    public const int AnswerBytes = 2_048;

    // The status is the answer; its body only helps those who look at deliveries.
    private static readonly TimeSpan PatienceForBody = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _time;

    public WebhookSender(IOptions<WebhookOptions> options, TimeProvider time)
    {
        _time = time;
        _http = new HttpMessageInvoker(OutgoingHttp.NewHandler(options.Value.AllowPrivate));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Makes one attempt. It never throws for what an endpoint does.</summary>
    /// <param name="body">JSON.</param>
    public async Task<WebhookAnswer> SendAsync(string address, string id, ReadOnlyMemory<byte> body, IReadOnlyList<byte[]> secrets, CancellationToken cancellationToken)
    {
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("CallInsight", null));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(secrets, id, timestamp, body.Span));
        try
        {
            using var answer = await _http.SendAsync(request, patience.Token);
            return new WebhookAnswer((int)answer.StatusCode, null, await ReadAsync(answer.Content, cancellationToken));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookAnswer(null, WebhookAnswer.TimedOut, null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException)
        {
            return new WebhookAnswer(null, NameOf(e), null);
        }
    }

    /// <summary>The beginning of the body, as far as it comes in good time.</summary>
    private static async Task<string?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PatienceForBody);
        var (read, length) = (new byte[AnswerBytes], 0);
        try
        {
            await using var stream = await content.ReadAsStreamAsync(patience.Token);
            for (var more = -1; more != 0 && length < read.Length; length += more)
            {
                more = await stream.ReadAsync(read.AsMemory(length), patience.Token);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // What came before it broke off is kept.
        }

        return length == 0 ? null : Encoding.UTF8.GetString(read.AsSpan(0, length)).Replace("\0", string.Empty, StringComparison.Ordinal);
    }

    private static string NameOf(Exception e) => e switch
    {
        _ when e.GetBaseException() is AddressRefusedException => WebhookAnswer.NotPublic,
        _ when e.GetBaseException() is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => WebhookAnswer.NoSuchHost,
        _ when e.InnerException is AuthenticationException => WebhookAnswer.NotSecure,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => WebhookAnswer.NotSecure,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => WebhookAnswer.NotReached,
        _ => WebhookAnswer.BrokenOff,
    };
}

/// <summary>What an endpoint answered.</summary>
/// <param name="Status">Null where there was no answer.</param>
/// <param name="Error">Why there was none; null where there was one.</param>
/// <param name="Body">The beginning of it.</param>
internal sealed record WebhookAnswer(int? Status, string? Error, string? Body)
{
    public const string TimedOut = "timeout";
    public const string NotPublic = "notPublic";
    public const string NoSuchHost = "noSuchHost";
    public const string NotSecure = "notSecure";
    public const string NotReached = "notReached";
    public const string BrokenOff = "brokenOff";

    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>The endpoint says that nothing will ever be taken there.</summary>
    public bool IsGone => Status == 410;
}
