using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallInsight.Testing.Web;
using CallInsight.Web.Tests.SignIn;
using Xunit;

namespace CallInsight.Web.Tests.Operations;

public sealed partial class SigningInAsAnOperatorTests(ProductHost product)
{
    private const string SignIn = "/operator/signin";

    [Fact]
    public async Task The_first_operator_comes_by_a_link_that_the_token_made_and_signs_in_with_password_and_code()
    {
        var email = $"ada-{Guid.NewGuid():N}@platform.example";
        var link = await LinkAsync(email);
        using var browser = new Visitor(product, Address());
        var page = await browser.OpenAsync(link);
        var secret = Secret().Match(page.Body).Groups[1].Value;

        var enrolled = await browser.SendAsync(link, "link", ("password", TestTenant.Password), ("code", TestOperator.CodeOf(secret)));
        var first = await browser.OpenAsync("/operator");
        using var later = new Visitor(product, Address());
        var signedIn = await later.SendAsync(SignIn, "signin", ("email", email.ToUpperInvariant()), ("password", TestTenant.Password), ("code", TestOperator.CodeOf(secret, ahead: 1)));

        Assert.Contains("Keep your recovery codes", enrolled.Body, StringComparison.Ordinal);
        Assert.Equal(10, RecoveryCode().Count(enrolled.Body));
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal("/operator", signedIn.Location);
        Assert.Equal(HttpStatusCode.OK, (await later.OpenAsync("/operator/tenants")).Status);
        Assert.Contains("does not work any more", (await later.OpenAsync(link)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_asks_for_a_good_password_and_for_a_code_of_its_key()
    {
        var link = await LinkAsync($"bea-{Guid.NewGuid():N}@platform.example");
        using var browser = new Visitor(product, Address());
        var secret = Secret().Match((await browser.OpenAsync(link)).Body).Groups[1].Value;

        var shortOne = await browser.SendAsync(link, "link", ("password", "too short"), ("code", TestOperator.CodeOf(secret)));
        var wrongCode = await browser.SendAsync(link, "link", ("password", TestTenant.Password), ("code", "abcdef"));

        Assert.Contains("at least 12 characters", shortOne.Body, StringComparison.Ordinal);
        Assert.Contains("not the present code", wrongCode.Body, StringComparison.Ordinal);
        Assert.Equal($"{SignIn}?returnUrl=%2Foperator", (await browser.OpenAsync("/operator")).Location);
    }

    [Fact]
    public async Task What_is_wrong_is_refused_in_the_same_words()
    {
        var ada = await product.AnOperatorAsync();
        using var browser = new Visitor(product, Address());
        (string Email, string Password, string Code)[] wrong =
        [
            (ada.Email, "a wrong password", TestOperator.CodeOf(ada.Secret, ahead: 1)),
            (ada.Email, TestTenant.Password, "000000x"),
            (ada.Email, TestTenant.Password, TestOperator.CodeOf(ada.Secret)),
            ("nobody@platform.example", TestTenant.Password, TestOperator.CodeOf(ada.Secret, ahead: 1)),
        ];

        foreach (var (email, password, code) in wrong)
        {
            var refused = await browser.SendAsync(SignIn, "signin", ("email", email), ("password", password), ("code", code));

            Assert.Contains("do not belong together", refused.Body, StringComparison.Ordinal);
        }

        Assert.NotEqual(HttpStatusCode.OK, (await browser.OpenAsync("/operator")).Status);
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_and_not_spent_by_a_wrong_password()
    {
        var ada = await product.AnOperatorAsync();
        using var browser = new Visitor(product, Address());

        var wrong = await browser.SendAsync(SignIn, "signin", ("email", ada.Email), ("password", "a wrong password"), ("code", ada.RecoveryCodes[0]));
        var right = await browser.SendAsync(SignIn, "signin", ("email", ada.Email), ("password", TestTenant.Password), ("code", ada.RecoveryCodes[0]));
        var again = await browser.SendAsync(SignIn, "signin", ("email", ada.Email), ("password", TestTenant.Password), ("code", ada.RecoveryCodes[0]));

        Assert.Null(wrong.Location);
        Assert.Equal("/operator", right.Location);
        Assert.Null(again.Location);
    }

    [Fact]
    public async Task After_ten_wrong_attempts_the_right_one_is_refused_too()
    {
        var ada = await product.AnOperatorAsync();
        using var browser = new Visitor(product, Address());
        for (var i = 0; i < 10; i++)
        {
            await browser.SendAsync(SignIn, "signin", ("email", ada.Email), ("password", "a wrong password"), ("code", "123456"));
        }

        var refused = await browser.SendAsync(SignIn, "signin", ("email", ada.Email), ("password", TestTenant.Password), ("code", TestOperator.CodeOf(ada.Secret, ahead: 1)));

        Assert.Contains("do not belong together", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_every_session_of_the_operator()
    {
        var ada = await product.AnOperatorAsync();

        using var left = await ada.PostAsync("/operator/signout");
        using var after = await ada.Browser.GetAsync("/operator");

        Assert.Equal("/operator/signin?bye=1", PathOf(left));
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
    }

    [Fact]
    public async Task Sessions_of_members_and_of_operators_are_nothing_to_each_other()
    {
        var (ada, tenant) = (await product.AnOperatorAsync(), await product.ATenant());
        var owner = await tenant.OwnerAsync();

        using var member = await owner.Browser.GetAsync("/operator");
        using var inWorkspace = await ada.Browser.GetAsync($"/t/{tenant.Slug}/calls");
        using var renamed = product.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/operator");
        request.Headers.Add("Cookie", $"{TestOperator.CookieName}={owner.Cookie}");
        using var swapped = await renamed.SendAsync(request);

        Assert.Equal(HttpStatusCode.Found, member.StatusCode);
        Assert.StartsWith($"/t/{tenant.Slug}/signin", PathOf(inWorkspace), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, swapped.StatusCode);
    }

    [Theory]
    [InlineData("/operator")]
    [InlineData("/operator/signin")]
    [InlineData("/operator/live")]
    [InlineData("/Operator/tenants")]
    [InlineData("/operator/orleans/")]
    public async Task In_a_workspace_there_are_no_pages_of_operators(string path)
    {
        var (ada, tenant) = (await product.AnOperatorAsync(), await product.ATenant());

        using var answer = await ada.Browser.GetAsync($"/t/{tenant.Slug}{path}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_deactivated_operator_is_out_at_once_and_the_last_one_stays()
    {
        var (ada, ben) = (await product.AnOperatorAsync(), await product.AnOperatorAsync());

        using var done = await ada.SendAsync("/operator/operators", $"deactivate-{ben.Id:N}");
        using var after = await ben.Browser.GetAsync("/operator");

        Assert.Equal("/operator/operators?done=deactivated", PathOf(done));
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
    }

    [Fact]
    public async Task No_secret_of_codes_stands_in_the_database()
    {
        var ada = await product.AnOperatorAsync();

        var kept = (byte[])(await Testing.TestDatabase.RunAsync(product.Database.Superuser, $"select code_secret from operators where operator_id = '{ada.Id}'"))!;

        Assert.DoesNotContain(ada.Secret, Convert.ToBase64String(kept), StringComparison.Ordinal);
        Assert.NotEqual(20, kept.Length);
    }

    // Others that sign in wrongly at the same time must not lock this one's address.
    private static string Address() => $"203.0.113.{Random.Shared.Next(1, 254)}";

    private async Task<string> LinkAsync(string email)
    {
        using var platform = product.Client(ProductHost.OperatorToken);
        using var made = await platform.PostAsJsonAsync("/api/operator/v1/operators", new { email, name = "Ada" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return new Uri((await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("setupUrl").GetString()!).AbsolutePath;
    }

    [GeneratedRegex("[?;&]secret=([A-Z2-7]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("<code>[a-z2-7]{4}(-[a-z2-7]{4}){3}</code>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RecoveryCode();

    private string PathOf(HttpResponseMessage answer) => new Uri(new Uri(product.Address), answer.Headers.Location!).PathAndQuery;
}
