using System.Net;
using System.Text.RegularExpressions;

namespace CallInsight.Web.Tests.Demo;

/// <summary>A browser without scripts: it keeps cookies, sends forms with their token and follows no redirect by itself.</summary>
internal sealed partial class Visitor(string address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };

    public async Task<Seen> GetAsync(string path) => await ReadAsync(await _http.GetAsync(path));

    /// <summary>Sends the form of a page to an address.</summary>
    public async Task<Seen> PostAsync(string page, string action)
    {
        var token = Token().Match((await GetAsync(page)).Text).Groups[1].Value;
        return await ReadAsync(await _http.PostAsync(action, new FormUrlEncodedContent([new("__RequestVerificationToken", token)])));
    }

    /// <summary>Sends a form that nobody gave out.</summary>
    public async Task<Seen> PostWithoutTokenAsync(string action) => await ReadAsync(await _http.PostAsync(action, new FormUrlEncodedContent([])));

    public void Dispose() => _http.Dispose();

    private static async Task<Seen> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return new Seen(answer.StatusCode, answer.Headers.Location is { } to ? Path(to) : null, await answer.Content.ReadAsStringAsync());
        }
    }

    private static string Path(Uri to) => to.IsAbsoluteUri ? to.AbsolutePath : to.OriginalString;

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}

internal sealed record Seen(HttpStatusCode Status, string? Location, string Text);
