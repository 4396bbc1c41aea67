using CallInsight.Web.Calls;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace CallInsight.Web.Tests.Search;

/// <summary>A search that stops before its page is full goes on where it stopped.</summary>
public sealed class CuttingAPageTests
{
    private const string Moment = "2026-03-02T10:00:00.000000Z";
    private static readonly Guid Call = Guid.CreateVersion7();

    [Fact]
    public void Forwards_the_next_page_begins_behind_the_last_call_that_was_compared()
    {
        var page = CallListPage.Of([], Filter(null), new CallCursor(Moment, Call), count: null, mostCounted: 10);

        Assert.True(page.IsCut);
        Assert.Equal(new CallCursor(Moment, Call).ToString(), page.Next);
        Assert.Null(page.Previous);
        Assert.Equal(DateTimeOffset.Parse(Moment, System.Globalization.CultureInfo.InvariantCulture), page.LookedTo);
    }

    [Fact]
    public void Backwards_it_is_the_page_before_that_goes_on()
    {
        var stop = new CallCursor(Moment, Call, Backwards: true);

        var page = CallListPage.Of([Row()], Filter(new CallCursor("2026-01-02T10:00:00.000000Z", Call, Backwards: true)), stop, count: null, mostCounted: 10);

        Assert.Equal(stop.ToString(), page.Previous);
        Assert.Equal(Row().Place().ToString(), page.Next);
    }

    [Fact]
    public void A_list_by_another_order_does_not_say_up_to_when_it_looked()
        => Assert.Null(CallListPage.Of([], Filter(null, "talkRatio"), new CallCursor("0.5", Call), count: null, mostCounted: 10).LookedTo);

    [Fact]
    public void A_page_that_is_not_cut_ends_with_its_last_row()
    {
        var page = CallListPage.Of([Row(), Row()], Filter(null) with { Limit = 1 }, stop: null, count: 2, mostCounted: 10);

        Assert.False(page.IsCut);
        Assert.Equal(Row().Place().ToString(), page.Next);
        Assert.Equal(2, page.Total);
    }

    private static CallRow Row() => new(new CallItem(Call, "ready", "t", default, null, null, new OutcomeBody("open", null, null), null, null, null, null, null, []), Moment);

    private static CallFilter Filter(CallCursor? cursor, string sort = "-startedAt")
        => CallFilter.Read(new QueryCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["sort"] = sort })).Value with { Cursor = cursor };
}
