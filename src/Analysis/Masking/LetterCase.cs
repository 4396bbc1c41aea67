namespace CallInsight.Analysis.Masking;

/// <summary>How a word is written.</summary>
internal enum LetterCase : byte
{
    /// <summary>Small letters, or letters without case.</summary>
    Small,

    /// <summary>A capital first: "Ada", "McCoy", "HubSpot".</summary>
    Capital,

    /// <summary>Capitals alone, two or more: "LONDON".</summary>
    Capitals,

    /// <summary>One capital alone: "J".</summary>
    Initial,

    /// <summary>Begins with a figure: "42nd".</summary>
    Figure,
}
