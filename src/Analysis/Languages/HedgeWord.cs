namespace CallInsight.Analysis.Languages;

/// <summary>Words around a deed that take it back or give it to somebody: the sections of a language's hedges.txt.</summary>
internal enum HedgeWord
{
    /// <summary>What follows is only a condition or a guess.</summary>
    If,

    /// <summary>The same for what follows at once ("what I'll …", but not "that, I'll …").</summary>
    That,

    /// <summary>Ends a condition.</summary>
    Free,

    /// <summary>Nothing is taken on in the whole sentence ("I'll call if I need anything").</summary>
    Void,

    /// <summary>What is said is done in the call itself, unless a time is named ("hold on").</summary>
    Now,

    /// <summary>The sentence tells of what was, of habits, or asks: a time in it is no meeting.</summary>
    Told,

    /// <summary>Whom a deed is for ("you").</summary>
    For,
}
