using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Billing;

public sealed class SeeingThePlanTests(ProductHost product)
{
    [Fact]
    public async Task A_feature_that_the_plan_lacks_is_answered_with_402_and_the_way_to_a_greater_plan()
    {
        var tenant = await product.ATenant().OnPlan("free");

        using var answer = await tenant.Api.PostAsJsonAsync("/api/v1/connections", new { name = "Acme", issuer = "https://identity.example.com", clientId = "calls", clientSecret = "secret" });

        Assert.Equal(HttpStatusCode.PaymentRequired, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("plan.feature", "sso", "Free"), (problem.GetProperty("code").GetString(), problem.GetProperty("feature").GetString(), problem.GetProperty("plan").GetString()));
        Assert.EndsWith($"/t/{tenant.Slug}/settings/billing", problem.GetProperty("upgradeUrl").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operators_give_a_plan_and_twice_is_the_same_as_once()
    {
        var tenant = await product.ATenant().OnPlan("free");
        using var operators = product.Client(ProductHost.OperatorToken);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var given = await operators.PutAsJsonAsync($"/api/operator/v1/tenants/{tenant.Id}/plan", new { plan = "team", reason = "agreed" });
            Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        }

        var plan = await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/plan");

        Assert.Equal(("team", 1, "active"), (plan.GetProperty("plan").GetString(), plan.GetProperty("version").GetInt32(), plan.GetProperty("status").GetString()));
        using var wrong = await operators.PutAsJsonAsync($"/api/operator/v1/tenants/{tenant.Id}/plan", new { plan = "gold", reason = "agreed" });
        Assert.True((await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("plan", out var fault) && fault.GetString()!.Contains("business", StringComparison.Ordinal));
        using var nobody = await operators.PutAsJsonAsync($"/api/operator/v1/tenants/{Guid.NewGuid()}/plan", new { plan = "team", reason = "agreed" });
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task The_page_tells_the_plan_to_owners_and_is_closed_to_reps()
    {
        var tenant = await product.ATenant().OnPlan("free").WithMember(Role.Rep, "ben");
        var owner = (await tenant.OwnerAsync()).Browser;
        var ben = tenant.Member("ben").Browser;

        var page = await owner.GetStringAsync($"/t/{tenant.Slug}/settings/billing");
        using var closed = await ben.GetAsync($"/t/{tenant.Slug}/settings/billing");

        Assert.Contains("Try Business", page, StringComparison.Ordinal);
        Assert.Contains("Payment by card is not set up", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
    }

    [Fact]
    public async Task An_owner_tries_the_business_plan_and_cancels_by_forms_alone()
    {
        var tenant = await product.ATenant().OnPlan("free");
        var owner = await tenant.OwnerAsync();
        var address = $"/t/{tenant.Slug}/settings/billing";

        using var tried = await owner.SendAsync(address, "try");
        var during = await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/plan");
        using var cancelled = await owner.SendAsync(address, "cancel", ("reason", "only_tried"));
        var after = await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/plan");

        Assert.Equal(("business", "trialing", "free"), (during.GetProperty("plan").GetString(), during.GetProperty("status").GetString(), during.GetProperty("nextPlan").GetString()));
        Assert.Equal(("free", "canceled"), (after.GetProperty("plan").GetString(), after.GetProperty("status").GetString()));
    }
}
