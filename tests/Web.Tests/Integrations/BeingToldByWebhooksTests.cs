using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CallInsight.Web.Tests.Integrations;

/// <summary>With an endpoint of the test's own, on this machine.</summary>
public sealed class BeingToldByWebhooksTests : IAsyncLifetime
{
    private readonly ProductHost _product = new() { Settings = ["--CallInsight:Webhooks:AllowPrivate=true"] };
    private WebhookTwin _twin = null!;

    public async ValueTask InitializeAsync()
    {
        _twin = await WebhookTwin.StartAsync();
        await _product.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _twin.DisposeAsync();
    }

    [Fact]
    public async Task A_call_that_is_ready_is_told_signed_and_without_a_word_of_it()
    {
        var tenant = await _product.ATenant();
        var (webhook, secret) = await MakeAsync(tenant, "call.ready");

        var call = await tenant.ACallAsync(SampleCalls.Saying("Your quokka is ready", "Thank you"), ("title", "Zebra talk"), ("externalId", "crm-77"));
        await ArriveAsync(1);

        var posted = _twin.All[0];
        Assert.True(posted.IsSignedBy(secret));
        Assert.Equal(("call.ready", call, "ready", "crm-77", "open"), (
            posted.Type, posted.Data.GetProperty("id").GetGuid(), posted.Data.GetProperty("status").GetString(), posted.Data.GetProperty("externalId").GetString(),
            posted.Data.GetProperty("outcome").GetProperty("result").GetString()));
        Assert.DoesNotContain("quokka", posted.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("zebra", posted.Body, StringComparison.OrdinalIgnoreCase);
        var delivery = await DeliveryAsync(tenant, webhook, "delivered");
        Assert.Equal((posted.Id, 1, 204), (delivery.GetProperty("webhookId").GetString(), delivery.GetProperty("attempts").GetInt32(), delivery.GetProperty("lastStatus").GetInt32()));

        // Sent again it is the same message.
        using var replayed = await tenant.Api.PostAsync($"/api/v1/webhooks/{webhook}/deliveries/{delivery.GetProperty("id").GetGuid()}/replay", null);
        Assert.Equal(HttpStatusCode.Accepted, replayed.StatusCode);
        await ArriveAsync(2);
        Assert.Equal((posted.Id, posted.Body), (_twin.All[1].Id, _twin.All[1].Body));
    }

    [Fact]
    public async Task A_report_whose_files_are_ready_is_told_without_its_title()
    {
        var tenant = await _product.ATenant();
        await MakeAsync(tenant, "report.ready");
        var report = await tenant.AReportAsync();

        using var begun = await tenant.Api.PostAsJsonAsync($"/api/v1/reports/{report}/runs", new { from = "2026-03-01", to = "2026-03-31" });
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        await Eventually.IsAsync("It is told", () => Task.FromResult(_twin.Of("report.ready").Any(p => p.Data.GetProperty("from").GetString() == "2026-03-01")), true);

        var told = _twin.Of("report.ready").Single(p => p.Data.GetProperty("from").GetString() == "2026-03-01");
        Assert.Equal((report, "2026-03-31"), (told.Data.GetProperty("report").GetGuid(), told.Data.GetProperty("to").GetString()));
        Assert.Equal(["from", "id", "number", "report", "to"], told.Data.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_a_message_lies_in_the_database_in_plain_text()
    {
        var tenant = await _product.ATenant();
        var (webhook, _) = await MakeAsync(tenant, "call.ready");
        _twin.Answer = (_, http) => http.Response.WriteAsync("marzipan");

        await tenant.ACallAsync(null, ("externalId", "zeppelin-77"));
        await DeliveryAsync(tenant, webhook, "delivered");

        var stored = (string)(await TestDatabase.RunAsync(_product.Database.Superuser, $"select string_agg(o::text, '') || (select string_agg(w::text, '') from webhooks w) from outbox o where tenant_id = '{tenant.Id}'"))!;
        var text = stored + System.Text.Encoding.Latin1.GetString(Convert.FromHexString(string.Concat(stored.Where(char.IsAsciiHexDigit)) is var hex ? hex[..(hex.Length / 2 * 2)] : string.Empty));
        Assert.All(new[] { "zeppelin", "marzipan", _twin.Address }, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("marzipan", await tenant.Api.GetStringAsync($"/api/v1/webhooks/{webhook}/deliveries"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_taken_is_sent_again_with_the_same_id_and_what_follows_of_the_same_call_waits()
    {
        var tenant = await _product.ATenant();
        var (webhook, _) = await MakeAsync(tenant, "outcome.changed");
        var (call, other) = (await tenant.ACallAsync(), await tenant.ACallAsync());
        _twin.Answer = (posted, http) => WebhookTwin.Status(http, Won(posted) && _twin.Of("outcome.changed").Count(Won) == 1 ? HttpStatusCode.InternalServerError : HttpStatusCode.OK);

        await OutcomeAsync(tenant, call, "won");
        await ArriveAsync(1);
        await OutcomeAsync(tenant, call, "lost");
        await OutcomeAsync(tenant, other, "lost");
        await ArriveAsync(2);
        Assert.Equal(other, _twin.All[1].Data.GetProperty("id").GetGuid());
        await Eventually.IsAsync("The first attempt was noted", async () => await CountAsync(tenant, "done_at is null and last_status = 500"), 1L);

        // The pause is over.
        await TestDatabase.RunAsync(_product.Database.Superuser, $"update outbox set due_at = now() where tenant_id = '{tenant.Id}' and done_at is null");
        await ArriveAsync(4);

        Assert.Equal((_twin.All[0].Id, _twin.All[0].Body), (_twin.All[2].Id, _twin.All[2].Body));
        Assert.Equal(("lost", "won"), (_twin.All[3].Data.GetProperty("outcome").GetProperty("result").GetString(), _twin.All[3].Data.GetProperty("before").GetProperty("result").GetString()));
        await Eventually.IsAsync("All were delivered", async () => await CountAsync(tenant, "done_at is not null and not parked"), 3L);
        Assert.Equal(JsonValueKind.Null, (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/webhooks/{webhook}")).GetProperty("failingSince").ValueKind);
        bool Won(WebhookTwin.Posted posted) => posted.Data.GetProperty("id").GetGuid() == call && posted.Data.GetProperty("outcome").GetProperty("result").GetString() == "won";
    }

    [Fact]
    public async Task Members_are_told_of_in_the_order_of_what_becomes_of_them()
    {
        var tenant = await _product.ATenant();
        await MakeAsync(tenant, "member.created", "member.updated", "member.deactivated");

        using var invited = await tenant.Api.PostAsJsonAsync("/api/v1/invitations", new { email = "ben@here.example", name = "Ben", role = "rep" });
        invited.EnsureSuccessStatusCode();
        await ArriveAsync(1);
        var ben = _twin.All[0].Data.GetProperty("id").GetGuid();
        using var promoted = await tenant.Api.PatchAsJsonAsync($"/api/v1/members/{ben}", new { role = "manager" });
        promoted.EnsureSuccessStatusCode();
        using var ended = await tenant.Api.PatchAsJsonAsync($"/api/v1/members/{ben}", new { status = "deactivated" });
        ended.EnsureSuccessStatusCode();
        await ArriveAsync(3);

        Assert.Equal([("member.created", "rep", "invited"), ("member.updated", "manager", "invited"), ("member.deactivated", "manager", "deactivated")], _twin.All.Select(p => (p.Type, p.Data.GetProperty("role").GetString()!, p.Data.GetProperty("status").GetString()!)));
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_is_switched_off_and_admins_are_told()
    {
        var tenant = await _product.ATenant().WithMember(Role.Admin, "ada").WithMember(Role.Rep, "rita");
        var (webhook, _) = await MakeAsync(tenant, "call.ready");
        _twin.Answer = (_, http) => WebhookTwin.Status(http, HttpStatusCode.Gone);

        await tenant.ACallAsync();
        await DeliveryAsync(tenant, webhook, "parked");
        await tenant.ACallAsync();

        var off = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/webhooks/{webhook}");
        Assert.Equal((false, "gone"), (off.GetProperty("enabled").GetBoolean(), off.GetProperty("disabledReason").GetString()));
        Assert.Single(_twin.All);
        Assert.Equal(1L, await CountAsync(tenant, "true"));
        using var ada = await tenant.ApiOfAsync("ada");
        var told = Assert.Single((await ada.GetFromJsonAsync<JsonElement>("/api/v1/notifications")).GetProperty("items").EnumerateArray());
        Assert.Equal(("webhook", webhook), (told.GetProperty("kind").GetString(), told.GetProperty("subject").GetGuid()));
        using var rita = await tenant.ApiOfAsync("rita");
        Assert.Empty((await rita.GetFromJsonAsync<JsonElement>("/api/v1/notifications")).GetProperty("items").EnumerateArray());

        using var refused = await tenant.Api.PostAsync($"/api/v1/webhooks/{webhook}/test", null);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        using var on = await tenant.Api.PatchAsJsonAsync($"/api/v1/webhooks/{webhook}", new { enabled = true });
        Assert.Equal(JsonValueKind.Null, (await on.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("disabledReason").ValueKind);
    }

    [Fact]
    public async Task While_a_secret_is_rotated_both_sign()
    {
        var tenant = await _product.ATenant();
        var (webhook, older) = await MakeAsync(tenant, "call.ready");

        using var rotated = await tenant.Api.PostAsync($"/api/v1/webhooks/{webhook}/rotate", null);
        var newer = (await rotated.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
        using var tested = await tenant.Api.PostAsync($"/api/v1/webhooks/{webhook}/test", null);
        await ArriveAsync(1);

        Assert.True(_twin.All[0].IsSignedBy(older));
        Assert.True(_twin.All[0].IsSignedBy(newer));
        await DeliveryAsync(tenant, webhook, "delivered");

        // A day later.
        await TestDatabase.RunAsync(_product.Database.Superuser, $"update webhooks set old_secret_until = now() where webhook_id = '{webhook}'");
        using var again = await tenant.Api.PostAsync($"/api/v1/webhooks/{webhook}/test", null);
        await ArriveAsync(2);
        Assert.False(_twin.All[1].IsSignedBy(older));
        Assert.True(_twin.All[1].IsSignedBy(newer));
    }

    [Fact]
    public async Task An_admin_makes_one_by_hand_sees_its_secret_once_and_what_was_sent()
    {
        var tenant = await _product.ATenant();
        var owner = await tenant.OwnerAsync();
        using var wrong = await owner.SendAsync($"/t/{tenant.Slug}/settings/webhooks", "make", ("Url", "nonsense"));
        Assert.Contains("Give an address such as", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var made = await owner.SendAsync($"/t/{tenant.Slug}/settings/webhooks", "make", ("Url", _twin.Address), ("Description", "CRM"), ("Events", "call.ready"));
        Assert.Contains("whsec_", await made.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var webhook = (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/webhooks")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var address = $"/t/{tenant.Slug}/settings/webhooks/{webhook}";
        using var tested = await owner.SendAsync(address, "test");
        var delivery = (await DeliveryAsync(tenant, webhook, "delivered")).GetProperty("id").GetGuid();

        var page = await owner.Browser.GetStringAsync(address);
        Assert.DoesNotContain("whsec_", page + await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/settings/webhooks"), StringComparison.Ordinal);
        Assert.Contains("Delivered", page, StringComparison.Ordinal);
        using var again = await owner.SendAsync(address, $"replay-{delivery:N}");
        await ArriveAsync(2);
        using var rotated = await owner.SendAsync(address, "rotate");
        Assert.Contains("whsec_", await rotated.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var saved = await owner.SendAsync(address, "save", ("Url", _twin.Address + "/2"), ("Description", ""), ("Events", "call.failed"));
        using var off = await owner.SendAsync(address, "switch");
        var changed = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/webhooks/{webhook}");
        Assert.Equal((_twin.Address + "/2", false, "member"), (changed.GetProperty("url").GetString(), changed.GetProperty("enabled").GetBoolean(), changed.GetProperty("disabledReason").GetString()));
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("description").ValueKind);
        using var removed = await owner.SendAsync(address, "remove");
        Assert.Empty((await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/webhooks")).GetProperty("items").EnumerateArray());
        Assert.Equal(0L, await CountAsync(tenant, "true"));
    }

    [Fact]
    public async Task An_auditor_looks_and_changes_nothing()
    {
        var tenant = await _product.ATenant().WithMember(Role.Auditor, "ann");
        var (webhook, _) = await MakeAsync(tenant, "call.ready");
        var ann = tenant.Member("ann");

        Assert.Contains(_twin.Address, await ann.Browser.GetStringAsync($"/t/{tenant.Slug}/settings/webhooks"), StringComparison.Ordinal);
        using var removed = await ann.SendAsync($"/t/{tenant.Slug}/settings/webhooks/{webhook}", "remove");

        Assert.Single((await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/webhooks")).GetProperty("items").EnumerateArray());
    }

    private static async Task OutcomeAsync(TestTenant tenant, Guid call, string result)
        => (await tenant.Api.PatchAsJsonAsync($"/api/v1/calls/{call}", new { outcome = new { result } })).EnsureSuccessStatusCode();

    private async Task<(Guid Webhook, string Secret)> MakeAsync(TestTenant tenant, params string[] events)
    {
        using var answer = await tenant.Api.PostAsJsonAsync("/api/v1/webhooks", new { url = _twin.Address, events });
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (made.GetProperty("id").GetGuid(), made.GetProperty("secret").GetString()!);
    }

    private Task ArriveAsync(int count) => Eventually.IsAsync($"{count} messages have arrived", () => Task.FromResult(_twin.All.Count), count);

    private async Task<long> CountAsync(TestTenant tenant, string condition)
        => (long)(await TestDatabase.RunAsync(_product.Database.Superuser, $"select count(*) from outbox where tenant_id = '{tenant.Id}' and ({condition})"))!;

    /// <summary>The last delivery, once it is in a state.</summary>
    private static async Task<JsonElement> DeliveryAsync(TestTenant tenant, Guid webhook, string status)
    {
        var last = default(JsonElement);
        await Eventually.IsAsync($"The last message is {status}", async () =>
        {
            last = (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/webhooks/{webhook}/deliveries")).GetProperty("items").EnumerateArray().FirstOrDefault();
            return last.ValueKind == JsonValueKind.Object ? last.GetProperty("status").GetString() : null;
        }, status);
        return last;
    }
}
