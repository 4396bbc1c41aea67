using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CallInsight.Grains.Integrations;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>Asks identity providers, whose addresses customers name. It follows no redirect, connects to public addresses alone and reads at
/// most 256 kB of JSON. It never throws for what a provider does.</summary>
internal sealed class ProviderClient(IOptions<ConnectionOptions> options) : IDisposable
{
    private const int MostBytes = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private readonly HttpMessageInvoker _http = new(OutgoingHttp.NewHandler(options.Value.AllowPrivate));

    public void Dispose() => _http.Dispose();

    public async Task<ProviderAnswer> GetAsync(Uri address, string? bearer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        return await AskAsync(request, cancellationToken);
    }

    /// <param name="basic">Client id and secret for the header; null where they stand in the form or there are none.</param>
    public async Task<ProviderAnswer> PostAsync(Uri address, IEnumerable<KeyValuePair<string, string>> form, (string Client, string Secret)? basic, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
        if (basic is { } client)
        {
            // Each part as a form writes it: RFC 6749, 2.3.1.
            var pair = $"{Uri.EscapeDataString(client.Client)}:{Uri.EscapeDataString(client.Secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        return await AskAsync(request, cancellationToken);
    }

    private async Task<ProviderAnswer> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("CallInsight", null));
        try
        {
            using var answer = await _http.SendAsync(request, patience.Token);
            await answer.Content.LoadIntoBufferAsync(MostBytes, patience.Token);
            var body = await answer.Content.ReadAsByteArrayAsync(patience.Token);
            return new ProviderAnswer((int)answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(body), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProviderAnswer(null, null, $"{request.RequestUri} did not answer within {Patience.TotalSeconds:0} seconds.");
        }
        catch (JsonException)
        {
            return new ProviderAnswer(null, null, $"{request.RequestUri} did not answer with JSON.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException)
        {
            return new ProviderAnswer(null, null, e.GetBaseException() is AddressRefusedException ? $"{request.RequestUri} is no public address." : $"{request.RequestUri} could not be read.");
        }
    }
}

/// <param name="Status">Null where there was no answer.</param>
/// <param name="Fault">Why there was none; null where there was one.</param>
internal sealed record ProviderAnswer(int? Status, JsonElement? Json, string? Fault)
{
    public bool IsGood => Status is >= 200 and < 300 && Json is { ValueKind: JsonValueKind.Object };
}
