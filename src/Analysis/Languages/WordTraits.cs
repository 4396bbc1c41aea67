namespace CallInsight.Analysis.Languages;

/// <summary>What the rules ask of a word: its classes, and what could begin at it.</summary>
[Flags]
internal enum WordTraits
{
    None = 0,

    // The classes; the names are those of the sections in a language's files.
    Stop = 1 << 0,
    Auxiliary = 1 << 1,
    Subject = 1 << 2,
    Wh = 1 << 3,
    Lead = 1 << 4,
    Acknowledge = 1 << 5,
    Number = 1 << 6,
    First = 1 << 7,
    Second = 1 << 8,
    Negation = 1 << 9,
    More = 1 << 10,
    Less = 1 << 11,
    Backchannel = 1 << 12,
    Contrast = 1 << 13,
    Why = 1 << 14,

    /// <summary>The sentiment lexicon rates it.</summary>
    Rated = 1 << 16,

    /// <summary>It says what is spoken of: a key phrase may hold it.</summary>
    Content = 1 << 17,

    /// <summary>It is neither a function word nor a backchannel.</summary>
    Telling = 1 << 18,

    /// <summary>It ends in a verb of the future ("engineer'll").</summary>
    Future = 1 << 19,

    /// <summary>Words of time may begin with it.</summary>
    BeginsTime = 1 << 20,

    // A phrase of a file begins with it; where it is said, that the next word does not speak against it.
    BeginsFiller = 1 << 21,
    BeginsQuestion = 1 << 22,
    BeginsTopic = 1 << 23,
    BeginsObjection = 1 << 24,
    BeginsCommitment = 1 << 25,
    BeginsDeed = 1 << 26,
    BeginsHedge = 1 << 27,
    BeginsRoleCue = 1 << 28,
    BeginsFeeling = 1 << 29,

    /// <summary>The same of a phrase of objections that can object, or deny, without help from others.</summary>
    BeginsReserve = 1 << 30,

    /// <summary>All of these.</summary>
    BeginsPhrase = BeginsFiller | BeginsQuestion | BeginsTopic | BeginsObjection | BeginsCommitment | BeginsDeed | BeginsHedge | BeginsRoleCue | BeginsFeeling | BeginsReserve,
}
