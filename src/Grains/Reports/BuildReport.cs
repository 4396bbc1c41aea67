using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Reports;

namespace CallInsight.Grains.Reports;

/// <summary>Asks for the figures of a report, as far as an actor's reach goes.</summary>
internal sealed class BuildReport(IGrainFactory grains, TimeProvider time)
{
    /// <param name="from">The first of its days.</param>
    /// <param name="to">The last of its days.</param>
    /// <returns>Refused: <c>report.invalid</c>, with the part that cannot be asked.</returns>
    public async Task<Result<ReportDocument>> RunAsync(Guid tenant, Actor actor, ReportContent content, DateOnly from, DateOnly to)
    {
        var (parts, firstDay) = (new List<ReportPart>(), (await grains.Tenant(tenant).GetSettings()).FirstDayOfWeek);
        foreach (var (place, block) in content.Blocks.Index())
        {
            if (block.Tile is not { } tile)
            {
                parts.Add(new ReportPart(block.Kind, block.Text, null));
                continue;
            }

            var panel = await PanelAsync(tenant, actor, content, tile, (from, to), firstDay);
            if (panel.Refusal is { } refusal)
            {
                return refusal.Fields is { } fields
                    ? ReportRefusals.Invalid([.. fields.Select(f => (FormattableString.Invariant($"blocks[{place}].{f.Key}"), f.Value))])
                    : refusal;
            }

            parts.Add(new ReportPart(block.Kind, null, panel.Value));
        }

        var workspace = await grains.Tenant(tenant).Describe();
        return workspace.Ok ? new ReportDocument(content.Title, workspace.Value.Name, from, to, content.TimeZone, time.GetUtcNow(), content.Paper, parts) : workspace.Refusal!;
    }

    private async Task<Result<ReportPanel>> PanelAsync(Guid tenant, Actor actor, ReportContent content, ReportTile tile, (DateOnly From, DateOnly To) days, DayOfWeek firstDay)
    {
        var (from, to) = days;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(content.TimeZone);
        InsightsQuery Over(DateOnly first, DateOnly last, IReadOnlyList<string> groups, IReadOnlyList<InsightsOrder> order, int? limit) => new(
            LocalTime.MomentOf(first, TimeOnly.MinValue, zone), LocalTime.MomentOf(last.AddDays(1), TimeOnly.MinValue, zone), zone.Id,
            [.. tile.Measures.Select(m => new InsightsMeasure(m.Metric, m.Aggregate, m.Argument)).Append(new InsightsMeasure(InsightsFields.Calls, "count")).Distinct()],
            groups, tile.Where, order, limit, firstDay);
        async Task<Result<InsightsAnswers>> AskAsync(params InsightsQuery[] queries) => await grains.Insights(tenant).Ask(new AskInsights(actor, queries));

        var (axis, before) = (new ReportAxis(from, to, tile.Grain, firstDay), ReportPeriods.Before(content.Period, from, to));
        var groups = tile.Shape switch { ReportShapes.Course => [axis.Grain, .. tile.GroupBy.Take(1)], ReportShapes.Figures => [], _ => tile.GroupBy };
        IReadOnlyList<InsightsOrder> order = tile is { Shape: not ReportShapes.Course, OrderBy: { } column } ? [new InsightsOrder(column, tile.Descending)] : [];
        var asked = tile.Shape == ReportShapes.Figures
            ? await AskAsync(Over(from, to, [], [], null), Over(before.From, before.To, [], [], null))
            : await AskAsync(Over(from, to, groups, order, tile.Shape == ReportShapes.Course ? null : tile.Limit));
        return asked.Ok ? new AnswerTile(tile, asked.Value, axis, ReportWords.Before(before.From, before.To)).Panel() : asked.Refusal!;
    }
}
