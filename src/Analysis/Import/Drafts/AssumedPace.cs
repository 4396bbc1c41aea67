namespace CallInsight.Analysis.Import.Drafts;

/// <summary>How fast somebody is taken to speak where the source has no times.</summary>
internal static class AssumedPace
{
    /// <summary>150 words a minute.</summary>
    public const double SecondsAWord = 60.0 / 150.0;
}
