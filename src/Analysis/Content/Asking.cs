namespace CallInsight.Analysis.Content;

/// <summary>How a sentence asks.</summary>
internal enum Asking
{
    Not,

    /// <summary>Answered by yes, no or one fact.</summary>
    Closed,

    /// <summary>Answered in the other's own words.</summary>
    Open,
}
