using CallInsight.Contracts;
using CallInsight.Contracts.Reports;
using CallInsight.Grains.Calls.Bulk;

namespace CallInsight.Grains.Reports.Exports;

/// <summary>An export as it is decided on.</summary>
/// <param name="Reach">The mark of what its file was written of, see <see cref="ReachMark"/>; null before there is one.</param>
/// <param name="Status"><c>running</c>, <c>ready</c>, <c>failed</c> or <c>expired</c>.</param>
internal sealed record ExportState(string Status, ExportRequest Request, BulkActor By, DateTimeOffset? ExpiresAt, string? Reach)
{
    /// <summary>Whether it is the actor's: nobody else knows of it, whatever their role.</summary>
    public bool IsOf(Actor actor) => By.Member is { } member ? actor.Member == member : By.Kind == actor.Kind && By.Id == actor.Id && actor.Member is null;
}
