using Microsoft.Extensions.Logging;

namespace CallInsight.Grains.Calls;

internal sealed partial class JobWorker
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The job worker cannot reach the database; it tries again.")]
    private partial void LogDatabase(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Kind} {Job} failed in attempt {Attempt}; it will be tried again.")]
    private partial void LogJob(Exception e, string kind, Guid job, int attempt);
}
