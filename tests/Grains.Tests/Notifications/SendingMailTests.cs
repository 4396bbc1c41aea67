using CallInsight.Grains.Notifications;
using CallInsight.Testing;
using Microsoft.Extensions.Options;
using Xunit;

namespace CallInsight.Grains.Tests.Notifications;

public sealed class SendingMailTests : IAsyncDisposable
{
    private static readonly ToMail Told = new(Guid.CreateVersion7(), "mention", Guid.CreateVersion7(), Guid.CreateVersion7(), "Zoë\r\nBcc: all@x.example", "Ben", "ben@here.example", "acme", "Acme");
    private readonly SmtpTwin _twin = new();

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Fact]
    public async Task A_mail_says_who_did_what_and_leads_to_it()
    {
        await Mailer().SendAsync(MailWords.Of(Told, "https://calls.example.com"), CancellationToken.None);

        var mail = Assert.Single(_twin.Mails);
        Assert.Contains($"Message-ID: <{Told.Id:N}@sender.example>", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("ben@here.example", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc:", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Zoë Bcc: all@x.example mentioned you", SmtpTwin.TextOf(mail), StringComparison.Ordinal);
        Assert.Contains($"https://calls.example.com/t/acme/notifications/{Told.Id}", SmtpTwin.TextOf(mail), StringComparison.Ordinal);
    }

    [Fact]
    public void Workspaces_with_hosts_of_their_own_are_led_to()
    {
        var mail = MailWords.Digest(Guid.CreateVersion7(), [Told, Told with { Kind = "bulk" }], "https://{slug}.calls.example.com/");

        Assert.Contains($"https://acme.calls.example.com/bulk/{Told.Subject}", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith("2 things", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_that_is_not_there_is_final_and_a_busy_server_is_not()
    {
        _twin.Refusal = "550 No such mailbox";
        await Assert.ThrowsAsync<MailRefusedException>(() => Mailer().SendAsync(MailWords.Of(Told, "https://x.example"), CancellationToken.None));

        _twin.Refusal = "451 Try later";
        await Assert.ThrowsAnyAsync<System.Net.Mail.SmtpException>(() => Mailer().SendAsync(MailWords.Of(Told, "https://x.example"), CancellationToken.None));
        Assert.Empty(_twin.Mails);
    }

    [Fact]
    public void Without_a_server_there_is_none() => Assert.False(new SmtpMailer(Options.Create(new MailOptions())).IsOn);

    [Theory]
    [InlineData("2026-03-02T05:59:00Z", "Europe/Berlin", "2026-03-02T06:00:00Z")]
    [InlineData("2026-03-02T06:00:00Z", "Europe/Berlin", "2026-03-03T06:00:00Z")]
    [InlineData("2026-03-28T12:00:00Z", "Europe/Berlin", "2026-03-29T05:00:00Z")]
    [InlineData("2026-03-02T20:00:00Z", "Asia/Tokyo", "2026-03-02T22:00:00Z")]
    [InlineData("2026-03-02T20:00:00Z", "Nowhere/Land", "2026-03-03T07:00:00Z")]
    public void The_daily_mail_is_due_at_seven_where_the_member_is(string now, string zone, string due)
        => Assert.Equal(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), DigestTime.After(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), zone));

    private SmtpMailer Mailer() => new(Options.Create(new MailOptions { Host = "127.0.0.1", Port = _twin.Port, Tls = false, From = "callinsight@sender.example", PortalAddress = "https://calls.example.com" }));
}
