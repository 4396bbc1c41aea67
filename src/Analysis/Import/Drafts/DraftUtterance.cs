namespace CallInsight.Analysis.Import.Drafts;

/// <summary>A word as the source has it: times in seconds, null where the source has none.</summary>
internal readonly record struct DraftWord(string Text, double? Start, double? End);

/// <summary>A piece of speech as the source has it, before missing times are estimated.</summary>
internal sealed class DraftUtterance(string? speaker, string text, Place place)
{
    /// <summary>The speaker's id; null where the source names none.</summary>
    public string? Speaker { get; } = speaker;

    public string Text { get; } = text;

    public Place Place { get; } = place;

    public double? Start { get; set; }

    public double? End { get; set; }

    /// <summary>Words in the order of speech; null where the source has no word times.</summary>
    public List<DraftWord>? Words { get; set; }

    /// <summary>Whether a time had to be estimated, here or already by who wrote the source.</summary>
    public bool Estimated { get; set; }
}
