using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

public sealed class TakingATrendAwayTests(ProductHost product)
{
    [Theory]
    [InlineData("2026-02-01", "2026-02-20", @"^\d{4}-\d{2}-\d{2},")]
    [InlineData("2025-01-01", "2026-02-20", @"^\d{4}-\d{2}(-\d{2})?,")]
    public async Task Its_days_weeks_and_months_are_ISO_8601_in_every_culture(string from, string to, string line)
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "maud");
        var maud = tenant.Member("maud");
        CallContext.Enter(tenant.Id);
        await product.Grains.Member(tenant.Id, maud.Id).ChangeProfile(new ChangeProfile(new Actor("member", maud.Id, Role.Manager, [], [], maud.Id), "Maud", new MemberPreferences("Europe/Berlin", "de-DE", "system")));

        var csv = await maud.Browser.GetStringAsync($"/t/{tenant.Slug}/insights/home.csv?from={from}&to={to}");

        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, l => Assert.Matches(new Regex(line, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), l));
        Assert.Contains(lines, l => l.StartsWith("2026-02", StringComparison.Ordinal));
    }
}
