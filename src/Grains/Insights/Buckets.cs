using System.Runtime.InteropServices;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights;

/// <summary>A bucket is a month of UTC, as yyyymm.</summary>
internal static class Buckets
{
    public static bool Touches(int bucket, FactsQuestion question)
    {
        var span = SpanOf(bucket);
        return span.From < question.ToTicks && span.To > question.FromTicks;
    }

    public static SpanOfTime SpanOf(int bucket)
    {
        var start = new DateTime(bucket / 100, bucket % 100, 1, 0, 0, 0, DateTimeKind.Utc);
        return new SpanOfTime(start.Ticks, start.AddMonths(1).Ticks);
    }
}

/// <summary>A span of time, its end excluded, in UTC ticks.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SpanOfTime(long From, long To);
