using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.AuditTrail;
using CallInsight.Contracts.Members;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.AuditTrail;

public sealed class ReadingTheAuditTrailTests(ProductHost product)
{
    [Fact]
    public async Task A_decision_is_there_at_once_with_who_whom_and_from_where()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ben");
        var ben = tenant.Member("ben");
        using var changed = await tenant.Api.PatchAsJsonAsync($"/api/v1/members/{ben.Id}", new { role = "analyst" });

        var row = (await RowsAsync(tenant, $"?action=member.changed&subject={ben.Id}")).Single();

        Assert.Equal(("key", "First key", "member", ben.Session.Name), (
            row.GetProperty("actor").GetProperty("kind").GetString(), row.GetProperty("actor").GetProperty("name").GetString(),
            row.GetProperty("subject").GetProperty("kind").GetString(), row.GetProperty("subject").GetProperty("name").GetString()));
        Assert.Equal("127.0.0.1", row.GetProperty("from").GetString()?.Replace("::ffff:", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_stay_as_they_were()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        var ada = tenant.Member("ada");
        CallContext.Enter(tenant.Id);
        var self = new Actor("member", ada.Id, Role.Admin, [], [], ada.Id);
        await product.Grains.Member(tenant.Id, ada.Id).ChangeProfile(new ChangeProfile(self, "Countess of Lovelace", MemberPreferences.Default));
        await product.Grains.Member(tenant.Id, ada.Id).EndSessions(new EndSessions(self));

        var rows = await RowsAsync(tenant, $"?actor={ada.Id}");

        Assert.Equal(["Countess of Lovelace", ada.Session.Name], rows.Take(2).Select(r => r.GetProperty("actor").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Pages_have_every_row_once()
    {
        var tenant = await product.ATenant();
        for (var i = 0; i < 5; i++)
        {
            await tenant.ATeamAsync($"Team {i}");
        }

        var (found, cursor) = (new List<long>(), string.Empty);
        do
        {
            var page = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/audit?limit=2{cursor}");
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("sequence").GetInt64()));
            cursor = page.GetProperty("nextCursor").GetString() is { } next ? $"&cursor={next}" : string.Empty;
        }
        while (cursor.Length > 0);

        Assert.True(found.Count >= 6);
        Assert.Equal(Enumerable.Range(1, found.Count).Select(n => (long)n).Reverse(), found);
    }

    [Theory]
    [InlineData("?from=yesterday")]
    [InlineData("?actor=ada")]
    [InlineData("?limit=0")]
    [InlineData("?cursor=x")]
    public async Task What_cannot_be_asked_is_refused(string query)
    {
        using var answer = await (await product.ATenant()).Api.GetAsync("/api/v1/audit" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_and_its_file_show_the_same_rows()
    {
        var tenant = await product.ATenant();
        await tenant.ATeamAsync("Sellers");
        var owner = await tenant.OwnerAsync();
        var page = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/settings/audit?action=team.saved");
        var csv = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/settings/audit/export?format=csv&action=team.saved");

        Assert.Contains("team.saved", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tenant.created", page, StringComparison.Ordinal);
        Assert.Equal(3, csv.Split("\r\n").Length);
        Assert.Contains(",team.saved,system,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_forgotten_has_no_name_and_the_chain_still_holds()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ben");
        var ben = tenant.Member("ben");
        CallContext.Enter(tenant.Id);
        await product.Grains.Member(tenant.Id, ben.Id).EndSessions(new EndSessions(new Actor("member", ben.Id, Role.Rep, [], [], ben.Id)));
        var before = await RowsAsync(tenant, $"?actor={ben.Id}");

        var refused = await product.Grains.AuditTrail(tenant.Id).Forget(new ForgetPerson(new Actor("key", Guid.NewGuid(), null, [Scopes.All], [], null), ben.Id));
        await product.Grains.AuditTrail(tenant.Id).Forget(new ForgetPerson(Actor.System, ben.Id));
        await product.Grains.AuditTrail(tenant.Id).Forget(new ForgetPerson(Actor.System, ben.Id));
        var after = await RowsAsync(tenant, $"?actor={ben.Id}");
        var file = await tenant.Api.GetStringAsync("/api/v1/audit/export");

        Assert.Equal("permission.denied", refused.Refusal?.Code);
        Assert.Equal(before.Count, after.Count);
        Assert.All(before, r => Assert.Equal(ben.Session.Name, r.GetProperty("actor").GetProperty("name").GetString()));
        Assert.All(after, r => Assert.Equal(JsonValueKind.Null, r.GetProperty("actor").GetProperty("name").ValueKind));
        Assert.DoesNotContain(ben.Session.Name, file, StringComparison.Ordinal);
        Assert.True((await ProvingTheAuditTrailTests.CheckAsync(file)).IsWhole);
    }

    [Fact]
    public async Task Nothing_readable_of_a_person_stays_where_entries_wait()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ben");
        await RowsAsync(tenant, string.Empty);

        var waiting = await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from audit_pending where tenant_id = '{tenant.Id}'");
        var origins = await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from audit_entries where tenant_id = '{tenant.Id}' and origin is not null");
        var named = await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from audit_chain where tenant_id = '{tenant.Id}' and position('{tenant.Member("ben").Session.Name}'::bytea in body) > 0");

        Assert.Equal((0L, 0L, 0L), (waiting, origins, named));
    }

    private static async Task<List<JsonElement>> RowsAsync(TestTenant tenant, string query)
        => [.. (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/audit" + query)).GetProperty("items").EnumerateArray()];
}
