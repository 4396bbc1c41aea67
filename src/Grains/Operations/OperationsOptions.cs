namespace CallInsight.Grains.Operations;

/// <summary>What a silo tells of itself and its cluster: section <c>CallInsight:Operations</c>.</summary>
public sealed class OperationsOptions
{
    /// <summary>How many silos there should be; an alert compares it with those at work. Default: 0, nobody said.</summary>
    public int WantedSilos { get; set; }

    /// <summary>How often jobs and outbox are looked at for the gauges. Default: 15 seconds, as often as metrics are usually fetched.</summary>
    public TimeSpan SampleEvery { get; set; } = TimeSpan.FromSeconds(15);
}
