using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Usage;
using CallInsight.Web.Hosting;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Usage;

/// <summary>Usage over the API: a workspace's own systems tell events, and ask what was used.</summary>
internal static class UsageEndpoints
{
    private const int LongestSpan = 366;

    public static void MapUsage(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/usage").WithTags("Usage");
        api.MapPost("/events", CountAsync).Requires(Permission.UsageWrite).WithName("countUsage").Produces<UsageResultsBody>().ProducesProblem(400)
            .WithSummary("Counts events of the workspace's own meters, each once: an id that was accepted before is answered with duplicate. What is answered cannot be lost.");
        api.MapGet("", SumAsync).Requires(Permission.UsageRead).WithName("getUsage").Produces<UsageBody>().ProducesProblem(400)
            .WithSummary("What was used from one day (from) to another (to), both included, in the zone of the workspace; by meter, day, source or member (groupBy, with commas), of all meters or one (meter).");
    }

    private static async Task<IResult> CountAsync(Visit visit, UsageEventsRequest request, IGrainFactory grains)
    {
        var counted = await grains.Meter(visit.Tenant).Count(new CountUsage(visit.Actor, [.. (request.Events ?? []).Select(e => e.Read())]));
        return counted.Ok ? Results.Ok(new UsageResultsBody([.. counted.Value.Select(UsageResultBody.Of)])) : Problems.Of(counted.Refusal!);
    }

    private static async Task<IResult> SumAsync(Visit visit, UsageQueries usage, IGrainFactory grains)
    {
        var open = await grains.Meter(visit.Tenant).GetOpenMonth();
        var query = visit.Http.Request.Query;
        var today = LocalTime.DayOf(visit.Http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(open.Zone));
        var (from, to) = (Day(query["from"], new DateOnly(open.Month / 100, open.Month % 100, 1)), Day(query["to"], today));
        var groups = query["groupBy"].ToString() is { Length: > 0 } given ? given.Split(',', StringSplitOptions.TrimEntries) : ["meter", "day"];
        if (from is null || to is null || from > to || to.Value.DayNumber - from.Value.DayNumber > LongestSpan)
        {
            return Problems.Of(CommonRefusals.Invalid("query.invalid", ("from", $"Give days such as 2026-11-01 as from and to, at most {LongestSpan} apart.")));
        }

        if (groups.Any(g => !UsageQueries.Groups.ContainsKey(g)))
        {
            return Problems.Of(CommonRefusals.Invalid("query.invalid", ("groupBy", $"Give some of {string.Join(", ", UsageQueries.Groups.Keys)}, with commas between them.")));
        }

        var rows = await usage.SumAsync(visit.Tenant, from.Value, to.Value, groups, query["meter"].ToString() is { Length: > 0 } meter ? meter : null, visit.Aborted);
        return Results.Ok(new UsageBody(rows, [.. open.Totals.Select(t => new UsageLimitBody(t.Meter, t.Quantity, null, open.ResetsAt))]));
    }

    private static DateOnly? Day(string? text, DateOnly usual)
        => string.IsNullOrEmpty(text) ? usual : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
