using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights;

/// <summary>Addresses between the pages of figures: period, comparison and metric go along.</summary>
internal static class PageLinks
{
    public static string Person(string address, string basePath, Guid member, MetricWords? metric = null)
    {
        var here = PageAddress.Of(address).Without("sort");
        return $"{basePath}/people/{member}{QueryOf(metric is null ? here : here.With("metric", metric.Key))}";
    }

    /// <summary>A team's page over the same days.</summary>
    public static string Team(string address, string basePath, Guid team) => $"{basePath}/people/teams/{team}{QueryOf(PageAddress.Of(address).Without("sort", "metric"))}";

    public static string People(string address, string basePath) => $"{basePath}/people{QueryOf(PageAddress.Of(address).Without("metric"))}";

    /// <summary>The page that saves another page's present state under a name.</summary>
    /// <param name="page">trends, compare, explore or calls.</param>
    public static string Save(string basePath, string page, PageAddress here) => $"{basePath}/views/new{QueryString.Create("page", page).Add("state", QueryOf(here).TrimStart('?')).ToUriComponent()}";

    /// <summary>Where the filters of a list of calls are kept as a search.</summary>
    public static string SaveSearch(string basePath, PageAddress here) => $"{basePath}/searches/new{QueryString.Create("state", QueryOf(here).TrimStart('?')).ToUriComponent()}";

    private static string QueryOf(PageAddress address) => address.ToString()[address.Path.Length..];
}
