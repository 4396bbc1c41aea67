namespace CallInsight.Storage;

/// <summary>
/// The program cannot start, and somebody outside it has to act. The message is one or two sentences that say what
/// is wrong and what to do; hosts print it alone, without a stack trace, and end with a non-zero exit code.
/// </summary>
public sealed class StartRefusal : Exception
{
    public StartRefusal()
        : base("CallInsight cannot start.")
    {
    }

    public StartRefusal(string message)
        : base(message)
    {
    }

    public StartRefusal(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
