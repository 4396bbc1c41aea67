using CallInsight.Testing.Web;
using Microsoft.Playwright;
using Xunit;

namespace CallInsight.Browser.Tests.Journeys;

public sealed class TypingAFormulaTests(ProductHost product, Chromium chromium)
{
    [Fact]
    public async Task What_is_typed_is_checked_while_it_is_typed_and_tried_over_past_calls()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync();
        var page = await chromium.OpenAsync(product, new Window(), tenant, await tenant.OwnerAsync());
        await page.GotoAsync($"/t/{tenant.Slug}/settings/metrics/edit");
        var (formula, said) = (page.GetByLabel("Formula"), page.Locator("ci-formula [role=status]"));

        await formula.FillAsync("100 - abs(talkRato - 0.43) * 100");
        await Assertions.Expect(said).ToHaveTextAsync("unknown metric talkRato at column 11: did you mean talkRatio?");
        await Assertions.Expect(formula).ToHaveAttributeAsync("aria-invalid", "true");

        await formula.FillAsync("clamp(100 - abs(talkRatio - 0.43) * 100, 0, 100)");
        await Assertions.Expect(said).ToHaveTextAsync("This formula can be used. Unit: score. It uses talkRatio.");
        await Assertions.Expect(formula).ToHaveAttributeAsync("aria-invalid", "false");

        await page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync("Balance");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Try it over past calls" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Over past calls" })).ToBeVisibleAsync();
    }
}
