using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Tenants;

/// <summary>Where each workspace has a host of its own: on a product of its own, which is set up so.</summary>
public sealed class LeadingToAWorkspaceTests
{
    [Fact]
    public async Task The_link_that_operators_get_leads_to_the_workspaces_own_host()
    {
        await using var product = new ProductHost { Settings = ["--CallInsight:BaseHost=example.test"] };
        await product.InitializeAsync();
        using var operators = product.Client(ProductHost.OperatorToken);

        using var made = await operators.PostAsJsonAsync("/api/operator/v1/tenants", new { slug = "acme", name = "Acme", ownerEmail = "ada@acme.example" });
        var link = new Uri((await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("setupUrl").GetString()!);
        using var request = new HttpRequestMessage(HttpMethod.Get, link.PathAndQuery) { Headers = { Host = link.Authority } };
        using var opened = await product.Client().SendAsync(request);

        Assert.Equal($"http://acme.example.test:{new Uri(product.Address).Port}", link.GetLeftPart(UriPartial.Authority));
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }
}
