namespace CallInsight.Grains.Calls;

/// <summary>How this silo works off jobs: section <c>CallInsight:Jobs</c>.</summary>
public sealed class CallsOptions
{
    /// <summary>Jobs at the same time. Default: four a processor, since a job waits for the commit that it shares with others most of its time.</summary>
    public int ParallelJobs { get; set; } = 4 * Environment.ProcessorCount;

    /// <summary>How long a job is this silo's. What no other silo gives back is taken again after it; work must be shorter. Default: 2 minutes.</summary>
    public TimeSpan JobLease { get; set; } = TimeSpan.FromMinutes(2);
}
