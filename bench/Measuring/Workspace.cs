using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CallInsight.Bench.Measuring;

/// <summary>A workspace with a key that may do everything.</summary>
public sealed partial record Workspace(Guid Tenant, string Slug, string ApiKey, string SetupUrl)
{
    private const string Password = "bench horse battery staple";

    /// <summary>Makes one by the operators' API.</summary>
    /// <param name="operators">Sends the operators' token.</param>
    public static async Task<Workspace> MakeAsync(HttpClient operators, string slug)
    {
        using var answer = await operators.PostAsJsonAsync("/api/operator/v1/tenants", new { slug, name = slug, ownerEmail = $"owner@{slug}.example" });
        answer.EnsureSuccessStatusCode();
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new Workspace(made.GetProperty("tenantId").GetGuid(), slug, made.GetProperty("apiKey").GetString()!, made.GetProperty("setupUrl").GetString()!);
    }

    /// <summary>Takes the owner's link with a password, which signs in.</summary>
    /// <param name="address">Of the Web that is asked.</param>
    /// <returns>A browser's session without the browser: it may ask every Web of the same host.</returns>
    public async Task<HttpClient> SignInAsync(Uri address)
    {
        var link = new Uri(address, new Uri(SetupUrl).PathAndQuery);
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true }, disposeHandler: true) { BaseAddress = address };
        var form = await http.GetStringAsync(link);
        var fields = Hidden().Matches(form).DistinctBy(m => m.Groups["name"].Value).ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value), StringComparer.Ordinal);
        fields["name"] = "Ada Owner";
        fields["password"] = Password;
        using var entered = await http.PostAsync(link, new FormUrlEncodedContent(fields));
        entered.EnsureSuccessStatusCode();
        return http;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hidden();
}
