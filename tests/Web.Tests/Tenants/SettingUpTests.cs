using System.Net;
using CallInsight.Testing.Web;
using CallInsight.Web.Tenants;
using CallInsight.Web.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CallInsight.Web.Tests.Tenants;

/// <summary>The first workspace: on a product of its own, where there is none yet.</summary>
public sealed class SettingUpTests
{
    private static readonly (string, string)[] Good =
        [("name", "Müller & Söhne"), ("slug", ""), ("ownerName", "Ada"), ("ownerEmail", "ada@example.com"), ("password", "a password of my own")];

    [Fact]
    public async Task Who_has_the_printed_link_becomes_the_owner_and_nobody_after_them()
    {
        await using var product = new ProductHost();
        await product.InitializeAsync();
        var key = await product.Services.GetRequiredService<SetupTicket>().IssueAsync(TestContext.Current.CancellationToken);
        using var visitor = new Visitor(product);

        var start = await visitor.OpenAsync("/");
        var guessed = await visitor.OpenAsync("/setup?key=guessed");
        var faulty = await visitor.SendAsync($"/setup?key={key}", "setup", ("name", ""), ("slug", "-"), ("ownerName", ""), ("ownerEmail", "ada"), ("password", "short"));
        var made = await visitor.SendAsync($"/setup?key={key}", "setup", Good);
        using var second = new Visitor(product);
        var again = await second.OpenAsync($"/setup?key={key}");

        Assert.Contains("printed a set-up link", start.Body, StringComparison.Ordinal);
        Assert.Contains("does not work", guessed.Body, StringComparison.Ordinal);
        Assert.All(new[] { "name", "slug", "ownerName", "ownerEmail", "password" }, f => Assert.Contains($"id=\"field-{f}-error\"", faulty.Body, StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.Redirect, "/t/muller-sohne/"), (made.Status, made.Location));
        Assert.Contains("Owner", (await visitor.OpenAsync("/t/muller-sohne/profile")).Body, StringComparison.Ordinal);
        Assert.Contains("does not work", again.Body, StringComparison.Ordinal);
        Assert.Contains("Open your workspace", (await second.OpenAsync("/")).Body, StringComparison.Ordinal);
    }
}
