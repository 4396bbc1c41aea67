using System.Net;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Tenants;

public sealed class OpeningSettingsTests(ProductHost product)
{
    private const string Rows = """
        page                       owner admin manager rep analyst billing auditor
        /settings/workspace        200   200   403     403 403     403     200
        /settings/members          200   200   403     403 403     403     200
        /settings/members/invite   200   200   403     403 403     403     403
        /settings/teams            200   200   403     403 403     403     200
        /settings/api-keys         200   200   200     200 200     403     200
        /settings/sign-in          200   200   403     403 403     403     200
        /settings/provisioning     200   200   403     403 403     403     200
        /settings/audit            200   200   403     403 403     403     200
        /settings/trackers         200   200   403     403 403     403     200
        /settings/trackers/edit    200   200   403     403 403     403     403
        /profile                   200   200   200     200 200     200     200
        """;

    [Fact]
    public async Task Each_role_sees_what_is_its_own()
    {
        var lines = Rows.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var tenant = await product.ATenant();
        foreach (var (role, column) in lines[0].Skip(1).Select((r, i) => (Enum.Parse<Role>(r, ignoreCase: true), i + 1)))
        {
            var member = await tenant.AddMemberAsync(role, $"the-{role}");
            foreach (var line in lines.Skip(1))
            {
                using var page = await member.Browser.GetAsync($"/t/{tenant.Slug}{line[0]}");
                Assert.Equal((role, line[0], line[column]), (role, line[0], ((int)page.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
        }
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in()
    {
        var tenant = await product.ATenant();
        using var stranger = product.Client();

        using var page = await stranger.GetAsync($"/t/{tenant.Slug}/settings/members");

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.StartsWith($"/t/{tenant.Slug}/signin", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
