namespace CallInsight.Grains.Calls.Reanalysis;

/// <summary>A re-analysis as its grain decides on it.</summary>
/// <param name="Status"><c>trial</c>, <c>accepted</c> or <c>discarded</c>.</param>
/// <param name="IsWorking">Whether jobs of it are left.</param>
internal sealed record ReanalysisState(Guid Id, string Status, string Rules, int Settings, bool IsWorking);
