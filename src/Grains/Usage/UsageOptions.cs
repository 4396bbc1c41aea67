namespace CallInsight.Grains.Usage;

/// <summary>How usage is counted: section <c>CallInsight:Usage</c>.</summary>
public sealed class UsageOptions
{
    /// <summary>How long after its end a month still takes events that come late. Default: 3 days.</summary>
    public TimeSpan CloseAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How often each silo looks for what is to be counted. Default: half a second.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMilliseconds(500);
}
