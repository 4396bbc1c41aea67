using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls.Reanalysis;

/// <summary>A re-analysis over the API.</summary>
/// <param name="Status">running (calls are tried), ready (to be accepted or discarded), applying, applied or discarded.</param>
/// <param name="Origins">The versions by which its calls had been analysed, and how many by each; null where a version was not written down.</param>
/// <param name="Changes">What its rules changed since the oldest of them, and why; null in lists.</param>
/// <param name="Metrics">Each figure before and after; null in lists, until all calls are tried, once a later one has begun, and for those who may not read every call's figures.</param>
internal sealed record ReanalysisBody(
    Guid Id, string Status, string RulesVersion, string SettingsVersion, int Calls, int Done, int Failed, DateTimeOffset CreatedAt, DateTimeOffset? DecidedAt,
    IReadOnlyList<OriginBody> Origins, IReadOnlyList<RulesChangeBody>? Changes, IReadOnlyList<FigureMoveBody>? Metrics)
{
    public static ReanalysisBody Of(ReanalysisRow row, IReadOnlyList<RulesNote>? changes, IReadOnlyList<FigureMove>? moves) => new(
        row.Id, row.Status, row.RulesVersion, Text(row.SettingsVersion)!, row.Calls, row.Done, row.Failed, row.CreatedAt.ToUniversalTime(), row.DecidedAt?.ToUniversalTime(),
        [.. row.Origins.Select(o => new OriginBody(o.RulesVersion, Text(o.SettingsVersion), o.Calls))],
        changes is null ? null : [.. changes.Select(c => new RulesChangeBody(c.Version, c.Metrics, c.Why))],
        moves is null ? null : [.. moves.Select(m => new FigureMoveBody(m.Metric, m.Moved, new FigureMeanBody(m.CallsBefore, m.Before), new FigureMeanBody(m.CallsAfter, m.After)))]);

    private static string? Text(int? version) => version?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed record OriginBody(string? RulesVersion, string? SettingsVersion, long Calls);

/// <param name="Metrics">Keys of the figures that can move.</param>
internal sealed record RulesChangeBody(string Version, IReadOnlyList<string> Metrics, string Why);

/// <param name="Moved">Calls of which the figure is another one, also where it became known or unknown.</param>
internal sealed record FigureMoveBody(string Metric, long Moved, FigureMeanBody Before, FigureMeanBody After);

/// <param name="Calls">Of how many calls it is known.</param>
internal sealed record FigureMeanBody(long Calls, double? Mean);

/// <param name="Moved">How many of its figures moved.</param>
/// <param name="Before">Of the metric that was asked for; null where it is unknown, or none was asked for.</param>
internal sealed record CallMoveBody(Guid Id, DateTimeOffset StartedAt, int Moved, double? Before, double? After)
{
    public static CallMoveBody Of(CallMove move) => new(move.Call, move.StartedAt.ToUniversalTime(), move.Moved, move.Before, move.After);
}

/// <summary>What the page waits for to change.</summary>
internal sealed record ReanalysisProgress(string Status)
{
    public static string Of(ReanalysisRow row) => row.IsWorking
        ? $"{row.Status}-{(row.Calls == 0 ? 0 : 100L * row.Done / row.Calls).ToString(System.Globalization.CultureInfo.InvariantCulture)}"
        : row.Status;
}
