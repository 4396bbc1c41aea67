namespace CallInsight.Web.Tenants;

/// <summary>A list as people type it: one on each line, or with commas.</summary>
internal static class TrackerLines
{
    private static readonly char[] Between = ['\n', '\r', ',', ';'];

    public static IReadOnlyList<string> Of(string? text)
        => [.. (text ?? string.Empty).Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
