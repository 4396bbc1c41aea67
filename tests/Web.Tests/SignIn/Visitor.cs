using System.Net;
using System.Text.RegularExpressions;
using CallInsight.Testing.Web;

namespace CallInsight.Web.Tests.SignIn;

/// <summary>What a visitor sees after a step.</summary>
internal sealed record Seen(HttpStatusCode Status, string? Location, string Body);

/// <summary>Somebody with a browser that runs no scripts: keeps cookies, fills forms in, follows no redirect by itself.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _browser;

    /// <param name="product">Where to.</param>
    /// <param name="address">From where, as a proxy on this machine would forward it; null for this machine itself.</param>
    public Visitor(ProductHost product, string? address = null)
    {
#pragma warning disable RS0030 // A browser of its own: cookies must not be shared between tests.
        _browser = new HttpClient(_handler) { BaseAddress = new Uri(product.Address) };
#pragma warning restore RS0030
        if (address is not null)
        {
            _browser.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        }
    }

    public async Task<Seen> OpenAsync(string path) => await SeenAsync(await _browser.GetAsync(path));

    /// <summary>Opens a page that leads elsewhere.</summary>
    /// <returns>The whole address that it leads to.</returns>
    public async Task<string> LeaveAsync(string path)
    {
        using var answer = await _browser.GetAsync(path);
        return answer.Headers.Location is { IsAbsoluteUri: true } to ? to.AbsoluteUri : throw new InvalidOperationException($"{path} leads nowhere: {answer.StatusCode} {answer.Headers.Location}");
    }

    /// <summary>Opens a page, fills one of its forms in and sends it.</summary>
    public async Task<Seen> SendAsync(string path, string form, params (string Field, string Value)[] fields)
    {
        var page = await OpenAsync(path);
        var token = WebUtility.HtmlDecode(Token().Match(page.Body).Groups[1].Value);
        return await PostAsync(path, [("_handler", form), ("__RequestVerificationToken", token), .. fields]);
    }

    /// <summary>Sends fields without looking at the page before.</summary>
    public async Task<Seen> PostAsync(string path, params (string Field, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Field, f.Value)));
        return await SeenAsync(await _browser.PostAsync(path, content));
    }

    public Task<Seen> SignInAsync(TestTenant tenant, string name, string password = TestTenant.Password)
        => SendAsync($"/t/{tenant.Slug}/signin", "signin", ("name", name), ("password", password));

    public void Dispose()
    {
        _browser.Dispose();
        _handler.Dispose();
    }

    private async Task<Seen> SeenAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var location = answer.Headers.Location is { } to ? new Uri(_browser.BaseAddress!, to).PathAndQuery : null;
            return new Seen(answer.StatusCode, location, await answer.Content.ReadAsStringAsync());
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
