using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Search;
using CallInsight.Testing.Web;

namespace CallInsight.Browser.Tests;

/// <summary>What a tenant's owner keeps: a dashboard with a tile of each page that can be saved, and a search.</summary>
internal sealed record ADashboard(Guid Id, IReadOnlyList<Guid> Views, Guid Search)
{
    private static readonly (string Page, string State)[] Saved = [("trends", "metric=talkRatio&split=stage"), ("compare", "of=periods"), ("explore", ""), ("calls", "stage=Closing")];

    public static async Task<ADashboard> MakeAsync(TestTenant tenant)
    {
        var owner = await tenant.OwnerAsync();
        var actor = new Actor("member", owner.Id, Role.Owner, [], [], owner.Id);
        CallContext.Enter(tenant.Id);
        var views = new List<Guid>();
        foreach (var (page, state) in Saved)
        {
            views.Add((await tenant.Product.Grains.SavedViews(tenant.Id).Save(new SaveView(actor, page, $"A look at {page}", state, Sharing.Private, Guid.CreateVersion7()))).Value);
        }

        var dashboards = tenant.Product.Grains.Dashboards(tenant.Id);
        var dashboard = (await dashboards.Make(new MakeDashboard(actor, "Weekly look", Sharing.Private, Guid.CreateVersion7()))).Value;
        _ = (await dashboards.Change(new ChangeDashboard(actor, dashboard, 1, Tiles: views))).Value;
        var search = (await tenant.Product.Grains.SavedSearches(tenant.Id).Save(new SaveSearch(actor, "Budgets", new SearchCriteria { Words = "budget" }, Sharing.Private, SearchAlerts.AtOnce, Guid.CreateVersion7()))).Value;
        return new ADashboard(dashboard, views, search);
    }
}
