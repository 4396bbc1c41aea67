using System.Net;
using System.Net.Http.Headers;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Pages;

/// <summary>A browser's session of a workspace's owner, without the browser.</summary>
internal sealed class SignedInSession : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _workspace;

    private SignedInSession(HttpClient http, Uri workspace) => (_http, _workspace) = (http, workspace);

    /// <summary>The length of a page as it was last served.</summary>
    public int Bytes { get; private set; }

    /// <summary>Takes the owner's link with a password, which signs in, and imports made-up calls.</summary>
    public static async Task<SignedInSession> OpenAsync(Product product, Workspace workspace, int calls)
    {
        var link = new Uri(product.Address, new Uri(workspace.SetupUrl).PathAndQuery);
        var http = await workspace.SignInAsync(product.Address);
        await ImportAsync(product, workspace, calls);
        var session = new SignedInSession(http, new Uri(link, link.AbsolutePath[..link.AbsolutePath.IndexOf("/link/", StringComparison.Ordinal)]));
        return session;
    }

    /// <summary>Asks for a page so many times.</summary>
    public Task<(TimeSpan Whole, double[] Each)> LoadAsync(string path, int requests, int connections)
    {
        var page = new Uri(_workspace.AbsoluteUri.TrimEnd('/') + path);
        return InParallel.RunAsync(requests, connections, async _ =>
        {
            using var answer = await _http.GetAsync(page);
            var body = await answer.Content.ReadAsByteArrayAsync();
            if (answer.StatusCode != HttpStatusCode.OK || answer.RequestMessage?.RequestUri != page)
            {
                throw new InvalidOperationException($"{page} answered {answer.StatusCode} as {answer.RequestMessage?.RequestUri}.");
            }

            Bytes = body.Length;
        });
    }

    public void Dispose() => _http.Dispose();

    private static async Task ImportAsync(Product product, Workspace workspace, int calls)
    {
        using var http = product.Client(workspace.ApiKey);
        await InParallel.RunAsync(calls, 8, async number =>
        {
            using var content = new ByteArrayContent(CallBodies.Of(number, 150));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await http.PostAsync("/api/v1/calls", content);
            answer.EnsureSuccessStatusCode();
        });
        // Only the page is to be measured, not the analysis beside it.
        while ((await http.GetStringAsync("/api/v1/calls?status=received&limit=1")).Contains("\"id\"", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }
}
