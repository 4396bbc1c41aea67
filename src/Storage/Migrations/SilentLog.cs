using DbUp.Engine.Output;

namespace CallInsight.Storage.Migrations;

/// <summary>DbUp's own report is left out: what succeeded is logged as one line, and what failed is an exception.</summary>
internal sealed class SilentLog : IUpgradeLog
{
    public void LogTrace(string format, params object[] args)
    {
    }

    public void LogDebug(string format, params object[] args)
    {
    }

    public void LogInformation(string format, params object[] args)
    {
    }

    public void LogWarning(string format, params object[] args)
    {
    }

    public void LogError(string format, params object[] args)
    {
    }

    public void LogError(Exception ex, string format, params object[] args)
    {
    }
}
