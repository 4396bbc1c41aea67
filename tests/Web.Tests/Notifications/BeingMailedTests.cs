using System.Net.Http.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Notifications;

/// <summary>With a mail server of the test's own.</summary>
public sealed class BeingMailedTests : IAsyncLifetime
{
    private readonly SmtpTwin _server = new();
    private readonly ProductHost _product;

    public BeingMailedTests() => _product = new ProductHost
    {
        Settings =
        [
            "--CallInsight:Mail:Host=127.0.0.1", $"--CallInsight:Mail:Port={_server.Port}", "--CallInsight:Mail:Tls=false",
            "--CallInsight:Mail:From=callinsight@sender.example", "--CallInsight:Mail:PortalAddress=https://calls.example.com",
        ],
    };

    public ValueTask InitializeAsync() => _product.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Each_is_mailed_once_in_the_ways_that_were_chosen_and_no_word_of_a_call_leaves()
    {
        var tenant = await _product.ATenant().WithMember(Role.Rep, "rita").WithMember(Role.Rep, "sam");
        var (owner, rita, sam) = (await tenant.OwnerAsync(), tenant.Member("rita"), tenant.Member("sam"));
        using var chosen = await sam.SendAsync($"/t/{tenant.Slug}/notifications/choices", "choices", ("Daily", "share"));
        var call = await tenant.ACallAsync(null, ("rep", rita.Email), ("title", "Zebra talk"));

        using var sent = await owner.SendAsync($"/t/{tenant.Slug}/calls/{call}", "comment", ("Words", "Your quokka, @rita"));
        using var shared = await tenant.Api.PostAsJsonAsync($"/api/v1/calls/{call}/shares", new { member = sam.Id });
        await Eventually.IsAsync("One mail is out", () => Task.FromResult(_server.Mails.Count), 1);
        Assert.Contains(rita.Email, _server.Mails[0], StringComparison.Ordinal);

        // The day passes.
        await TestDatabase.RunAsync(_product.Database.Superuser, "update jobs set run_after = now() where kind = 'mail.digest'");
        await Eventually.IsAsync("Two mails are out", () => Task.FromResult(_server.Mails.Count), 2);
        await Eventually.IsAsync("No job is left", async () => (long)(await TestDatabase.RunAsync(_product.Database.Superuser, "select count(*) from jobs"))!, 0L);

        Assert.Contains(sam.Email, _server.Mails[1], StringComparison.Ordinal);
        Assert.Contains("shared a call with you", SmtpTwin.TextOf(_server.Mails[1]), StringComparison.Ordinal);
        Assert.All(_server.Mails, m => Assert.DoesNotContain("quokka", SmtpTwin.TextOf(m), StringComparison.OrdinalIgnoreCase));
        Assert.All(_server.Mails, m => Assert.DoesNotContain("Zebra", SmtpTwin.TextOf(m), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(2, _server.Mails.Count);
    }

    [Fact]
    public async Task What_is_too_much_for_one_daily_mail_comes_in_another()
    {
        var tenant = await _product.ATenant().WithMember(Role.Rep, "sam");
        var sam = tenant.Member("sam").Id;

        await TestDatabase.RunAsync(
            _product.Database.Superuser,
            $"""
            insert into notifications (tenant_id, notification_id, member_id, kind, subject_id, portal, digest, created_at)
            select '{tenant.Id}', gen_random_uuid(), '{sam}', 'share', gen_random_uuid(), false, true, now() from generate_series(1, 201);
            insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at) values ('{tenant.Id}', gen_random_uuid(), 'mail.digest', '{sam}', now(), now())
            """);
        await Eventually.IsAsync("No job is left", async () => (long)(await TestDatabase.RunAsync(_product.Database.Superuser, "select count(*) from jobs"))!, 0L);

        Assert.Equal(2, _server.Mails.Count);
        Assert.Equal(2, _server.Mails.Select(m => m.Split("\r\n").First(l => l.StartsWith("Message-ID", StringComparison.OrdinalIgnoreCase))).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Who_has_no_address_any_more_is_told_in_the_portal()
    {
        var tenant = await _product.ATenant().WithMember(Role.Rep, "rita");
        var rita = tenant.Member("rita");
        using var chosen = await rita.SendAsync($"/t/{tenant.Slug}/notifications/choices", "choices", ("Daily", "comment"));
        var call = await tenant.ACallAsync(null, ("rep", rita.Email));
        using var sent = await (await tenant.OwnerAsync()).SendAsync($"/t/{tenant.Slug}/calls/{call}", "comment", ("Words", "Well done"));

        await TestDatabase.RunAsync(_product.Database.Superuser, $"update members set email = null where member_id = '{rita.Id}'; update jobs set run_after = now() where kind = 'mail.digest'");
        await Eventually.IsAsync("No job is left", async () => (long)(await TestDatabase.RunAsync(_product.Database.Superuser, "select count(*) from jobs"))!, 0L);

        Assert.Contains("commented on your call", await rita.Browser.GetStringAsync($"/t/{tenant.Slug}/notifications"), StringComparison.Ordinal);
        Assert.Empty(_server.Mails);
    }

    [Fact]
    public async Task What_no_server_takes_is_told_in_the_portal()
    {
        var tenant = await _product.ATenant().WithMember(Role.Rep, "rita");
        var rita = tenant.Member("rita");
        using var chosen = await rita.SendAsync($"/t/{tenant.Slug}/notifications/choices", "choices", ("Mail", "comment"));
        var call = await tenant.ACallAsync(null, ("rep", rita.Email));
        _server.Refusal = "550 No such mailbox";

        using var sent = await (await tenant.OwnerAsync()).SendAsync($"/t/{tenant.Slug}/calls/{call}", "comment", ("Words", "Well done"));

        await Eventually.IsAsync("No job is left", async () => (long)(await TestDatabase.RunAsync(_product.Database.Superuser, "select count(*) from jobs"))!, 0L);
        Assert.Contains("commented on your call", await rita.Browser.GetStringAsync($"/t/{tenant.Slug}/notifications"), StringComparison.Ordinal);
        Assert.Empty(_server.Mails);
    }
}
