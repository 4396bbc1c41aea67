using CallInsight.Contracts;
using CallInsight.Web.Calls;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Insights.Comparing;
using CallInsight.Web.Insights.Exploring;
using CallInsight.Web.Insights.Trends;
using CallInsight.Web.Shared;
using Microsoft.AspNetCore.WebUtilities;

namespace CallInsight.Web.Insights.SavedViews;

/// <summary>A saved view with its figures as the reader may see them: one of the four is there, or why none is.</summary>
public sealed record Tile(SavedViewRow Saved, TrendsView? Trends = null, CompareView? Comparison = null, ExploreView? Explored = null, IReadOnlyList<CallItem>? Calls = null, string? Problem = null);

/// <summary>Asks what each tile of a dashboard shows, as its page would.</summary>
internal sealed class LoadTiles(FindChoices choices, TrendsFigures trends, CompareFigures comparison, ExploreFigures explored, CallListQuery calls, TimeProvider time)
{
    /// <summary>Calls that a tile lists.</summary>
    public const int MostCalls = 8;

    public async Task<IReadOnlyList<Tile>> LoadAsync(HttpContext http, IReadOnlyList<SavedViewRow> views)
    {
        var tiles = new List<Tile>();
        foreach (var view in views)
        {
            tiles.Add(await LoadAsync(http, view));
        }

        return tiles;
    }

    private async Task<Tile> LoadAsync(HttpContext http, SavedViewRow view)
    {
        var address = $"{http.Request.Scheme}://{http.Request.Host}/{view.Page}?{view.State}";
        var (here, page) = (PageAddress.Of(address), PageQuestion.Of(http, address, time.GetUtcNow()));
        return view.Page switch
        {
            "trends" => Of(view, await trends.LoadAsync(TrendsQuestion.Of(page, await ChoicesAsync(page), here), http.RequestAborted), v => new Tile(view, Trends: v)),
            "compare" => Of(view, await comparison.LoadAsync(CompareQuestion.Read(page, await ChoicesAsync(page), here), http.RequestAborted), v => new Tile(view, Comparison: v)),
            "explore" => Of(view, await explored.LoadAsync(ExploreQuestion.Read(page, await ChoicesAsync(page), here)), v => new Tile(view, Explored: v)),
            _ => await CallsAsync(view, address, page, http.RequestAborted),
        };

        Task<FilterChoices> ChoicesAsync(PageQuestion question) => choices.LoadAsync(question, http.RequestAborted);
    }

    private async Task<Tile> CallsAsync(SavedViewRow view, string address, PageQuestion page, CancellationToken cancellationToken)
    {
        var filter = new CallListAddress(new QueryCollection(QueryHelpers.ParseQuery(view.State)), address).Filter(page.Zone);
        var found = filter.Ok ? await calls.RunAsync(page.Tenant, page.Actor, filter.Value with { Limit = MostCalls }, cancellationToken) : filter.Refusal!;
        return Of(view, found, v => new Tile(view, Calls: v.Items));
    }

    private static Tile Of<T>(SavedViewRow view, Result<T> found, Func<T, Tile> tile) => found.Refusal is { } refusal ? new Tile(view, Problem: FormProblems.Of(refusal)) : tile(found.Value);
}
