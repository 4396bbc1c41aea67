namespace CallInsight.Analysis.Import;

/// <summary>Ends the reading of a source from wherever a limit or fault was met; never leaves <see cref="TranscriptReader"/>.</summary>
internal sealed class ReadingRefusedException : Exception
{
    public ReadingRefusedException(ReadingFault fault) : base(fault.Message) => Fault = fault;

    public ReadingRefusedException(string code, string message, int? line = null) : this(new ReadingFault(code, message, line))
    {
    }

    public ReadingFault Fault { get; }
}
