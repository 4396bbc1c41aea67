using System.Globalization;

namespace CallInsight.Web.Calls;

/// <summary>A page of the list of calls.</summary>
/// <param name="Previous">Cursor of the page before; null on the first.</param>
/// <param name="Next">Cursor of the page after; null on the last.</param>
/// <param name="Total">How many match; null where they were not counted.</param>
/// <param name="OrMore">There are more than the total, which were not counted.</param>
/// <param name="IsCut">A search stopped before the page was full, since it took long; it goes on at the next page.</param>
/// <param name="LookedTo">Up to where it looked, where the list is in the order of time.</param>
internal sealed record CallListPage(IReadOnlyList<CallItem> Items, string? Previous, string? Next, int? Total, bool OrMore, bool IsCut, DateTimeOffset? LookedTo)
{
    /// <param name="rows">At most one more than the filter asks for.</param>
    /// <param name="filter">What was asked.</param>
    /// <param name="stop">Where a search stopped; null where it did not.</param>
    /// <param name="count">How many there are, counted up to one more than <paramref name="mostCounted"/>; null where they were not counted.</param>
    /// <param name="mostCounted">More are not counted.</param>
    public static CallListPage Of(List<CallRow> rows, CallFilter filter, CallCursor? stop, int? count, int mostCounted)
    {
        var backwards = filter.Cursor is { Backwards: true };
        var more = rows.Count > filter.Limit;
        var page = rows.Take(filter.Limit).ToList();
        if (backwards)
        {
            page.Reverse();
        }

        var beyond = (stop ?? (more ? (backwards ? page[0] : page[^1]).Place(backwards) : null))?.ToString();
        var back = page.Count > 0 && filter.Cursor is not null ? (backwards ? page[^1] : page[0]).Place(!backwards).ToString() : null;
        return new CallListPage(
            [.. page.Select(r => r.Item)],
            backwards ? beyond : back,
            backwards ? back : beyond,
            count is { } c ? Math.Min(c, mostCounted) : null,
            count > mostCounted,
            stop is not null,
            stop is not null && CallSort.Columns[filter.Sort.TrimStart('-')] == CallSort.StartedAt ? DateTimeOffset.Parse(stop.Value!, CultureInfo.InvariantCulture) : null);
    }
}
