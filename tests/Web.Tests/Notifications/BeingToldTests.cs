using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Notifications;

public sealed class BeingToldTests(ProductHost product)
{
    [Fact]
    public async Task A_notification_leads_to_what_it_is_about_and_is_read_then()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "rita");
        var rita = tenant.Member("rita");
        var call = await tenant.ACallAsync(null, ("rep", rita.Email));
        using var sent = await (await tenant.OwnerAsync()).SendAsync($"/t/{tenant.Slug}/calls/{call}", "comment", ("Words", "Well done"));
        using var api = await tenant.ApiOfAsync("rita");
        var notification = (await api.GetFromJsonAsync<JsonElement>("/api/v1/notifications")).GetProperty("items")[0];

        var before = await rita.Browser.GetStringAsync($"/t/{tenant.Slug}/notifications");
        using var opened = await rita.Browser.GetAsync($"/t/{tenant.Slug}/notifications/{notification.GetProperty("id").GetGuid()}");
        var after = await rita.Browser.GetStringAsync($"/t/{tenant.Slug}/notifications");

        Assert.Contains("commented on your call", before, StringComparison.Ordinal);
        Assert.Contains("Notifications: 1 unread", before, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Equal($"/t/{tenant.Slug}/calls/{call}#comment-{notification.GetProperty("subject").GetGuid()}", opened.Headers.Location!.ToString());
        Assert.DoesNotContain("unread", after[..after.IndexOf("<main", StringComparison.Ordinal)], StringComparison.Ordinal);

        using var again = await rita.SendAsync($"/t/{tenant.Slug}/notifications", $"mark-{notification.GetProperty("id").GetGuid():N}");
        Assert.Contains("Notifications: 1 unread", await rita.Browser.GetStringAsync($"/t/{tenant.Slug}/"), StringComparison.Ordinal);
        using var all = await rita.SendAsync($"/t/{tenant.Slug}/notifications", "all");
        Assert.DoesNotContain("1 unread", await rita.Browser.GetStringAsync($"/t/{tenant.Slug}/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_notification_does_not_exist()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "rita").WithMember(Role.Rep, "sam");
        var call = await tenant.ACallAsync(null, ("rep", tenant.Member("rita").Email));
        using var sent = await (await tenant.OwnerAsync()).SendAsync($"/t/{tenant.Slug}/calls/{call}", "comment", ("Words", "Well done"));
        var id = await TestDatabase.RunAsync(product.Database.Superuser, $"select notification_id from notifications where tenant_id = '{tenant.Id}'");

        using var opened = await tenant.Member("sam").Browser.GetAsync($"/t/{tenant.Slug}/notifications/{id}");

        Assert.Equal(HttpStatusCode.NotFound, opened.StatusCode);
        Assert.Equal(DBNull.Value, await TestDatabase.RunAsync(product.Database.Superuser, $"select read_at from notifications where notification_id = '{id}'") ?? DBNull.Value);
    }

    [Fact]
    public async Task One_is_told_as_one_chose_and_of_nothing_that_one_may_no_longer_read()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "sam");
        var sam = tenant.Member("sam");
        var owner = await tenant.OwnerAsync();
        using var chosen = await sam.SendAsync($"/t/{tenant.Slug}/notifications/choices", "choices", ("Portal", "mention"));
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        var call = await tenant.ACallAsync();

        using var shared = await tenant.Api.PostAsJsonAsync($"/api/v1/calls/{call}/shares", new { member = sam.Id });
        using var sent = await owner.SendAsync($"/t/{tenant.Slug}/calls/{call}", "comment", ("Words", "Look, @sam"));
        using var api = await tenant.ApiOfAsync("sam");
        Assert.Equal(["mention"], await KindsAsync(api));

        var share = (await shared.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var revoked = await tenant.Api.DeleteAsync($"/api/v1/calls/{call}/shares/{share}");
        Assert.Empty(await KindsAsync(api));
    }

    [Fact]
    public async Task Who_began_bulk_work_is_told_when_it_has_ended()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        var call = await tenant.ACallAsync();
        using var ada = await tenant.ApiOfAsync("ada");

        using var started = await ada.PostAsJsonAsync("/api/v1/bulk", new { ids = new[] { call }, action = "tag", tag = "renewal" });

        await Eventually.IsAsync("Ada is told", async () => string.Join(',', await KindsAsync(ada)), "bulk");
    }

    private static async Task<IEnumerable<string?>> KindsAsync(HttpClient api)
        => (await api.GetFromJsonAsync<JsonElement>("/api/v1/notifications")).GetProperty("items").EnumerateArray().Select(n => n.GetProperty("kind").GetString());
}
