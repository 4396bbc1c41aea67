namespace CallInsight.Analysis.Languages;

/// <summary>Classes of words; the names are those of the sections in a language's files.</summary>
[Flags]
internal enum WordTraits
{
    None = 0,
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
}
