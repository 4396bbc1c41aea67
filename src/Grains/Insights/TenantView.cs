using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights;

/// <summary>The state of a tenant's data at a moment: which buckets there are and how far each has come, and what ids stand for.</summary>
/// <param name="Changes">The last change of each bucket.</param>
/// <param name="Number">Rises with every difference.</param>
/// <param name="At">Every change committed before is in it.</param>
internal sealed record TenantView(IReadOnlyDictionary<int, long> Changes, TenantWords Words, long Number, DateTimeOffset At)
{
    public static TenantView None { get; } = new(new Dictionary<int, long>(), TenantWords.None, 0, default);
}
