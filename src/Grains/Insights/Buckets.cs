using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights;

/// <summary>A bucket is a month of UTC, as yyyymm.</summary>
internal static class Buckets
{
    public static bool Touches(int bucket, FactsQuestion question)
    {
        var start = new DateTime(bucket / 100, bucket % 100, 1, 0, 0, 0, DateTimeKind.Utc);
        return start.Ticks < question.ToTicks && start.AddMonths(1).Ticks > question.FromTicks;
    }
}
