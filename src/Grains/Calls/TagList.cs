namespace CallInsight.Grains.Calls;

/// <summary>The tags of a call.</summary>
internal static class TagList
{
    public const int MostOfACall = 20;
    private const int Longest = 60;

    /// <summary>What is wrong with a tag; null where nothing is. In forms commas stand between tags.</summary>
    public static string? FaultOf(string tag)
        => tag.Trim().Length > Longest ? $"At most {Longest} characters." : tag.Contains(',', StringComparison.Ordinal) ? "A tag has no comma." : null;

    /// <summary>Without empty ones, each once; null where none are left.</summary>
    public static IReadOnlyList<string>? Of(IEnumerable<string> tags)
    {
        List<string> list = [.. tags.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];
        return list.Count == 0 ? null : list;
    }
}
