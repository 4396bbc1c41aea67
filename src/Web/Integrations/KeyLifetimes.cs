namespace CallInsight.Web.Integrations;

/// <summary>How long a key may live, as the page offers it.</summary>
internal static class KeyLifetimes
{
    /// <summary>In days; 0 for ever.</summary>
    public static IReadOnlyList<(int Days, string Label)> All { get; } = [(0, "Never"), (30, "In 30 days"), (90, "In 90 days"), (365, "In a year")];

    /// <summary>When a key that was replaced ends, unless something else is asked for.</summary>
    public static DateTimeOffset OverlapFrom(DateTimeOffset now) => now.AddHours(24);

    /// <summary>When a key of so many days ends; null for one that does not.</summary>
    public static DateTimeOffset? EndOf(int days, DateTimeOffset now) => days <= 0 ? null : now.AddDays(days);
}
