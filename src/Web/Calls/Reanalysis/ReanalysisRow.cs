using System.Text.Json;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls.Reanalysis;

/// <summary>A re-analysis as it is now.</summary>
/// <param name="Status"><c>running</c> (tried), <c>ready</c> (to be decided on), <c>applying</c>, <c>applied</c> or <c>discarded</c>.</param>
/// <param name="Calls">How many it is of.</param>
/// <param name="Done">Of these, tried or, once it is accepted, brought to the new versions.</param>
/// <param name="Failed">Of these, the new rules could not be applied to: they keep their findings.</param>
/// <param name="Origins">The versions by which the calls had been analysed.</param>
/// <param name="KeepsFigures">Whether figures of calls are kept of it, and are those of the present list.</param>
internal sealed record ReanalysisRow(
    Guid Id, string Status, string RulesVersion, int SettingsVersion, int Calls, int Done, int Failed, DateTimeOffset CreatedAt, DateTimeOffset? DecidedAt, IReadOnlyList<AnalysisOrigin> Origins, bool KeepsFigures)
{
    /// <summary>Whether the figures before and after can be shown.</summary>
    public bool HasFigures => KeepsFigures && Status is "ready" or "applying" or "applied";

    public bool IsWorking => Status is "running" or "applying";

    /// <summary>Whether it was tried by the rules and settings that are present: only then can it be accepted.</summary>
    public bool IsOf(AnalysisVersions now) => RulesVersion == now.Rules && SettingsVersion == now.Settings;

    /// <summary>What its rules changed: of the changes up to now, those that came with its rules or before.</summary>
    public IReadOnlyList<RulesNote> ChangesOf(AnalysisVersions now)
        => [.. now.Changes.Take(now.Changes.ToList().FindLastIndex(c => c.Version == RulesVersion) + 1)];
}

/// <summary>How many calls had been analysed by which versions; null where it was not written down.</summary>
internal sealed record AnalysisOrigin(string? RulesVersion, int? SettingsVersion, long Calls)
{
    public static IReadOnlyList<AnalysisOrigin> Read(string json) => JsonSerializer.Deserialize<IReadOnlyList<AnalysisOrigin>>(json, JsonSerializerOptions.Web)!;
}

/// <summary>A figure before and after.</summary>
/// <param name="Moved">Calls of which it is another one now, also where it became known or unknown.</param>
/// <param name="Before">Its mean over the calls of which it was known; null where it was of none.</param>
public sealed record FigureMove(string Metric, long Moved, long CallsBefore, double? Before, long CallsAfter, double? After);

/// <summary>A call of which figures moved.</summary>
/// <param name="Moved">How many of its figures.</param>
/// <param name="Before">Of the metric that was asked for; null where it is unknown, or none was asked for.</param>
public sealed record CallMove(Guid Call, DateTimeOffset StartedAt, int Moved, double? Before, double? After);
