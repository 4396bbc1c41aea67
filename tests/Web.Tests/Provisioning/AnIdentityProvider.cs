using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallInsight.Testing.Web;

namespace CallInsight.Web.Tests.Provisioning;

/// <summary>An identity provider with a token of a tenant.</summary>
internal sealed class AnIdentityProvider(HttpClient http, string root)
{
    public static async Task<AnIdentityProvider> OfAsync(ProductHost product, TestTenant tenant)
    {
        using var made = await tenant.Api.PostAsJsonAsync("/api/v1/scim/tokens", new { name = "Entra" });
        var token = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        return new AnIdentityProvider(product.Client(token), $"/t/{tenant.Slug}/scim/v2");
    }

    public Task<ScimAnswer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, headers: headers);

    public Task<ScimAnswer> PostAsync(string path, string body) => SendAsync("POST", path, body);

    public Task<ScimAnswer> PutAsync(string path, string body, params (string Name, string Value)[] headers) => SendAsync("PUT", path, body, headers: headers);

    public Task<ScimAnswer> DeleteAsync(string path) => SendAsync("DELETE", path, null);

    /// <param name="operations">As JSON, without the brackets around them.</param>
    public Task<ScimAnswer> PatchAsync(string path, string operations, params (string Name, string Value)[] headers)
        => SendAsync("PATCH", path, $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operations}}]}""", headers: headers);

    /// <summary>Adds a user and gives its id.</summary>
    /// <param name="more">Further attributes, as JSON with a comma before them.</param>
    public async Task<string> AUserAsync(string userName, string more = "")
    {
        var made = await PostAsync("/Users", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{userName}}"{{more}}}""");
        return made.Status == HttpStatusCode.Created ? made.Body.GetProperty("id").GetString()! : throw new InvalidOperationException($"{made.Status}: {made.Text}");
    }

    public async Task<string> AGroupAsync(string name, params string[] members)
    {
        var made = await PostAsync("/Groups", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"{{name}}","members":[{{string.Join(',', members.Select(m => $$"""{"value":"{{m}}"}"""))}}]}""");
        return made.Status == HttpStatusCode.Created ? made.Body.GetProperty("id").GetString()! : throw new InvalidOperationException($"{made.Status}: {made.Text}");
    }

    /// <summary>The ids of those who are in a group.</summary>
    public async Task<IReadOnlyList<string>> MembersAsync(string group)
        => [.. (await GetAsync($"/Groups/{group}")).Body.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("value").GetString()!)];

    public async Task<ScimAnswer> SendAsync(string method, string path, string? body, string media = "application/scim+json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), root + path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, media);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request);
        return new ScimAnswer(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType, answer.Headers.ETag?.ToString(), answer.Headers.RetryAfter?.ToString());
    }
}

internal sealed record ScimAnswer(HttpStatusCode Status, string Text, string? Media, string? Tag, string? RetryAfter)
{
    public JsonElement Body => JsonSerializer.Deserialize<JsonElement>(Text);

    public string? ScimType => Body.TryGetProperty("scimType", out var type) ? type.GetString() : null;

    public int Total => Body.GetProperty("totalResults").GetInt32();
}
