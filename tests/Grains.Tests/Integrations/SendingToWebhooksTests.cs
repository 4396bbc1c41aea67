using System.Net;
using System.Text;
using CallInsight.Grains.Integrations;
using CallInsight.Grains.Integrations.Webhooks;
using CallInsight.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xunit;

namespace CallInsight.Grains.Tests.Integrations;

public sealed class SendingToWebhooksTests : IAsyncLifetime
{
    private static readonly byte[] Secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private WebhookTwin _twin = null!;

    public async ValueTask InitializeAsync() => _twin = await WebhookTwin.StartAsync();

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Fact]
    public void A_signature_is_the_one_of_the_standards_example()
        => Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSignature.Of([Secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"u8));

    [Fact]
    public async Task What_is_sent_is_signed_by_every_secret_that_is_alive()
    {
        using var sender = Sender(allowPrivate: true);
        var (older, newer) = (WebhookSignature.NewSecret(), WebhookSignature.NewSecret());

        var answer = await sender.SendAsync(_twin.Address, "msg_1", Encoding.UTF8.GetBytes("""{"type":"webhook.test"}"""), [newer, older], CancellationToken.None);

        Assert.Equal(new WebhookAnswer(204, null, null), answer);
        var posted = Assert.Single(_twin.All);
        Assert.Equal("msg_1", posted.Id);
        Assert.True(posted.IsSignedBy(WebhookSignature.Write(newer)));
        Assert.True(posted.IsSignedBy(WebhookSignature.Write(older)));
        Assert.False(posted.IsSignedBy(WebhookSignature.Write(WebhookSignature.NewSecret())));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    public async Task A_name_that_leads_to_this_machine_is_not_connected_to(string host)
    {
        using var sender = Sender(allowPrivate: false);

        var answer = await sender.SendAsync(FormattableString.Invariant($"http://{host}:{_twin.Port}/hook"), "msg_1", "{}"u8.ToArray(), [Secret], CancellationToken.None);

        Assert.Equal(new WebhookAnswer(null, WebhookAnswer.NotPublic, null), answer);
        Assert.Empty(_twin.All);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _twin.Answer = (_, http) =>
        {
            http.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        using var sender = Sender(allowPrivate: true);

        var answer = await sender.SendAsync(_twin.Address, "msg_1", "{\"type\":\"a\"}"u8.ToArray(), [Secret], CancellationToken.None);

        Assert.Equal((302, false), (answer.Status, answer.IsGood));
        Assert.Single(_twin.All);
    }

    [Fact]
    public async Task A_yes_whose_body_never_ends_is_a_yes()
    {
        var ended = new TaskCompletionSource();
        _twin.Answer = async (_, http) =>
        {
            await http.Response.WriteAsync("taken");
            await http.Response.Body.FlushAsync();
            await ended.Task;
        };
        using var sender = Sender(allowPrivate: true);

        var answer = await sender.SendAsync(_twin.Address, "msg_1", "{\"type\":\"a\"}"u8.ToArray(), [Secret], CancellationToken.None);
        ended.SetResult();

        Assert.Equal((200, true, "taken"), (answer.Status, answer.IsGood, answer.Body));
    }

    [Fact]
    public async Task Of_a_long_answer_the_beginning_is_kept()
    {
        _twin.Answer = (_, http) => http.Response.WriteAsync(new string('x', 1_000_000));
        using var sender = Sender(allowPrivate: true);

        var answer = await sender.SendAsync(_twin.Address, "msg_1", "{\"type\":\"a\"}"u8.ToArray(), [Secret], CancellationToken.None);

        Assert.Equal(new WebhookAnswer(200, null, new string('x', WebhookSender.AnswerBytes)), answer);
    }

    [Fact]
    public async Task Where_nobody_listens_there_is_no_answer()
    {
        using var sender = Sender(allowPrivate: true);

        var answer = await sender.SendAsync(FormattableString.Invariant($"http://127.0.0.1:{ProductProcess.FreePort()}/"), "msg_1", "{}"u8.ToArray(), [Secret], CancellationToken.None);
        var nowhere = await sender.SendAsync("http://nowhere.invalid/", "msg_1", "{}"u8.ToArray(), [Secret], CancellationToken.None);

        Assert.Equal(new WebhookAnswer(null, WebhookAnswer.NotReached, null), answer);
        Assert.Equal(new WebhookAnswer(null, WebhookAnswer.NoSuchHost, null), nowhere);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::6810:84e5", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("127.8.8.8", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_public_addresses_are_public(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddresses.Contain(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://example.com/hook", true)]
    [InlineData("https://8.8.8.8/hook", true)]
    [InlineData("http://example.com/hook", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://10.0.0.5/", false)]
    [InlineData("https://[::ffff:10.0.0.5]/", false)]
    [InlineData("https://user:secret@example.com/", false)]
    [InlineData("ftp://example.com/", false)]
    [InlineData("example.com", false)]
    [InlineData("", false)]
    public void An_address_that_can_never_be_used_is_refused_at_once(string address, bool isGood)
        => Assert.Equal(isGood, WebhookRules.Check(address, null, ["call.ready"], allowPrivate: false) is null);

    [Fact]
    public void Within_ones_own_walls_private_addresses_are_good() => Assert.Null(WebhookRules.Check("http://10.0.0.5:8080/hook", null, ["call.ready"], allowPrivate: true));

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var refusal = WebhookRules.Check("nonsense", new string('x', 201), ["call.vanished"], allowPrivate: false);

        Assert.Equal(["description", "events", "url"], refusal!.Fields!.Keys.Order(StringComparer.Ordinal));
    }

    private static WebhookSender Sender(bool allowPrivate) => new(Options.Create(new WebhookOptions { AllowPrivate = allowPrivate }), TimeProvider.System);
}
