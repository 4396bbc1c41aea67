using System.Security.Cryptography;
using System.Text;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Web.Tests.SignIn.Connections;

/// <summary>Each takes one thing of an answer that is right otherwise.</summary>
public sealed class ForgingAnswersTests(SsoHost host) : IClassFixture<SsoHost>
{
    public static TheoryData<string, string, object?> Claims => new()
    {
        { "iss", "Issuer", "https://idp.elsewhere.example" },
        { "iss", "Issuer", null },
        { "aud", "Audience", "another-client" },
        { "aud", "Audience", null },
        { "aud", "Authorized party", new[] { OidcTwin.ClientId, "another-client" } },
        { "azp", "Authorized party", "another-client" },
        { "exp", "Expiry", 1_700_000_000 },
        { "exp", "Expiry", null },
        { "iat", "Time of issue", 4_000_000_000 },
        { "nbf", "Time of issue", 4_000_000_000 },
        { "nonce", "Nonce", "of another request" },
        { "nonce", "Nonce", null },
        { "sub", "Subject", null },
    };

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task A_token_with_a_wrong_claim_signs_nobody_in(string claim, string check, object? value)
    {
        await using var world = await host.AWorldAsync();
        using var eve = new Visitor(host.Product);
        world.Twin.Claims = c => _ = value is null ? c.Remove(claim) : (c[claim] = value) is not null;

        Assert.Equal("sso.notAccepted", SsoWorld.RefusalOf(await world.SignInAsync(eve)));
        Assert.False(SsoWorld.Passed(await world.TestAsync(), check));
    }

    [Fact]
    public async Task A_token_that_nobody_signed_signs_nobody_in()
    {
        await using var world = await host.AWorldAsync();
        using var eve = new Visitor(host.Product);

        foreach (var algorithm in new[] { "none", "None", "HS256" })
        {
            world.Twin.Header = h => h["alg"] = algorithm;
            world.Twin.Sign = algorithm == "HS256"
                ? signed => OidcTwin.Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(world.Twin.Key.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(signed)))
                : _ => string.Empty;

            Assert.Equal((algorithm, "sso.notAccepted"), (algorithm, SsoWorld.RefusalOf(await world.SignInAsync(eve))));
        }
    }

    [Fact]
    public async Task A_token_of_another_key_or_changed_after_signing_signs_nobody_in()
    {
        await using var world = await host.AWorldAsync();
        using var eve = new Visitor(host.Product);
        using var foreign = RSA.Create(2048);
        var own = world.Twin.Key;

        world.Twin.Key = foreign;
        Assert.Equal("sso.notAccepted", SsoWorld.RefusalOf(await world.SignInAsync(eve)));
        world.Twin.Header = h => h["kid"] = "never-published";
        Assert.Equal("sso.notAccepted", SsoWorld.RefusalOf(await world.SignInAsync(eve)));
        (world.Twin.Key, world.Twin.Header) = (own, _ => { });
        world.Twin.Sign = signed => OidcTwin.Encode(own.SignData(Encoding.ASCII.GetBytes(signed + "x"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal("sso.notAccepted", SsoWorld.RefusalOf(await world.SignInAsync(eve)));
    }

    [Fact]
    public async Task An_answer_of_another_provider_is_not_taken_and_its_code_is_not_sent_on()
    {
        await using var world = await host.AWorldAsync();
        using var eve = new Visitor(host.Product);
        world.Twin.Posted.Clear();

        world.Twin.AnswersAs = "https://idp.elsewhere.example";
        Assert.Equal("sso.notAccepted", SsoWorld.RefusalOf(await world.SignInAsync(eve)));
        world.Twin.AnswersAs = null;
        Assert.Equal("sso.notAccepted", SsoWorld.RefusalOf(await world.SignInAsync(eve)));
        Assert.Empty(world.Twin.Posted);
    }

    [Fact]
    public async Task An_answer_at_another_connection_s_address_is_not_taken()
    {
        await using var world = await host.AWorldAsync();
        var other = await SsoHost.MakeAsync(world.Tenant, world.Twin, "Other");
        using var eve = new Visitor(host.Product);

        var refused = await world.SignInAsync(eve, back => back.Replace(world.Connection.ToString(), other.ToString(), StringComparison.Ordinal));

        Assert.Equal("sso.expired", SsoWorld.RefusalOf(refused));
    }

    [Fact]
    public async Task A_changed_state_and_an_answer_in_another_browser_are_not_taken()
    {
        await using var world = await host.AWorldAsync();
        using var ada = new Visitor(host.Product);
        using var eve = new Visitor(host.Product);
        var answer = world.Twin.Authorize(await ada.LeaveAsync(world.Start));

        Assert.Equal("sso.expired", SsoWorld.RefusalOf(await eve.OpenAsync(answer)));
        Assert.Equal("sso.expired", SsoWorld.RefusalOf(await world.SignInAsync(ada, back => back.Replace("state=", "state=0", StringComparison.Ordinal))));
        Assert.Equal("sso.expired", SsoWorld.RefusalOf(await world.SignInAsync(ada, back => string.Concat(back.AsSpan(0, back.IndexOf("&iss=", StringComparison.Ordinal) - 2), "zz"))));
    }

    [Fact]
    public async Task An_answer_is_good_once()
    {
        await using var world = await host.AWorldAsync();
        using var ada = new Visitor(host.Product);
        var answer = world.Twin.Authorize(await ada.LeaveAsync(world.Start));

        Assert.Null(SsoWorld.RefusalOf(await ada.OpenAsync(answer)));
        Assert.Equal("sso.expired", SsoWorld.RefusalOf(await ada.OpenAsync(answer)));
    }

    [Fact]
    public async Task A_code_that_was_used_or_was_another_s_signs_nobody_in()
    {
        await using var world = await host.AWorldAsync();
        using var ada = new Visitor(host.Product);
        using var eve = new Visitor(host.Product);
        var adas = CodeOf(world.Twin.Authorize(await ada.LeaveAsync(world.Start)));

        var injected = await world.SignInAsync(eve, back => back.Replace(CodeOf(back), adas, StringComparison.Ordinal));
        var replayed = await world.SignInAsync(eve, back => back.Replace(CodeOf(back), adas, StringComparison.Ordinal));

        Assert.Equal(("sso.notAccepted", "sso.notAccepted"), (SsoWorld.RefusalOf(injected), SsoWorld.RefusalOf(replayed)));
    }

    [Fact]
    public async Task A_provider_that_refuses_is_believed()
    {
        await using var world = await host.AWorldAsync();
        using var ada = new Visitor(host.Product);

        var refused = await world.SignInAsync(ada, back => back.Replace($"code={CodeOf(back)}", "error=access_denied", StringComparison.Ordinal));

        Assert.Equal("sso.declined", SsoWorld.RefusalOf(refused));
    }

    private static string CodeOf(string back) => back.Split("code=")[1].Split('&')[0];
}
