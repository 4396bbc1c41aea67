using System.Globalization;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Browser.Tests.Lighthouse;

/// <summary>After all others and one by one: scores of speed mean nothing while other tests use the processors.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;

/// <summary>The main pages are fully accessible in the eyes of Lighthouse, on a desk's screen. Its score of speed is written to the test's output and
/// not asserted: it is a measure of the machine too.</summary>
[Collection(typeof(Alone))]
public sealed class ScoringPagesTests(ProductHost product, Measure lighthouse) : IClassFixture<Measure>
{
    [Fact]
    public async Task Every_main_page_is_accessible()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var calls = await BusyTenant.FillAsync(tenant, owner.Email);
        var faults = new List<string>();
        foreach (var path in new[] { "/signin", "/", "/calls", $"/calls/{calls[2]}", "/people", "/trends?metric=talkRatio&split=stage", "/compare", "/explore" })
        {
            var address = $"{product.Address}/t/{tenant.Slug}{path}";
            var scores = await lighthouse.OfAsync(address, path == "/signin" ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { ["cookie"] = $"{owner.CookieName}={owner.Cookie}" });
            Assert.Equal(address, scores.Address);
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: accessibility {scores.Accessibility}, performance {scores.Performance?.ToString(CultureInfo.InvariantCulture) ?? "not measured"}"));
            if (scores.Accessibility < 100)
            {
                faults.Add($"{path}: accessibility {scores.Accessibility}: {string.Join("; ", scores.Faults)}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
