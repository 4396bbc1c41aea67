namespace CallInsight.Analysis.Languages;

/// <summary>What follows the words of <see cref="CommitmentWord"/>: the sections of a language's deeds.txt.</summary>
internal enum DeedWord
{
    /// <summary>A deed after the call.</summary>
    Deed,

    /// <summary>A deed that people do together, in the call or after it ("go through").</summary>
    Together,

    /// <summary>The same after the call ("meet").</summary>
    Later,

    /// <summary>No deed at all ("think", "be").</summary>
    Idle,

    /// <summary>Stands between who and deed ("just", "definitely").</summary>
    Adverb,

    /// <summary>It is done in the call itself, unless a time is named ("show you").</summary>
    Now,

    /// <summary>No verb, but a subject that does nothing for anybody ("it", "they").</summary>
    Nobody,
}
