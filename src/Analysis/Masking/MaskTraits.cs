namespace CallInsight.Analysis.Masking;

/// <summary>What is known of a word that personal data may be made of, or stand beside.</summary>
[Flags]
internal enum MaskTraits : uint
{
    None = 0,

    // From the lists of names.
    Given = 1 << 0,
    Family = 1 << 1,
    Place = 1 << 2,
    Country = 1 << 3,

    /// <summary>A usual English word.</summary>
    Common = 1 << 4,

    /// <summary>The names of places may begin with it and go on with other words.</summary>
    PhraseHead = 1 << 5,

    // The classes; the names are those of the sections in a language's file.
    Title = 1 << 6,
    Weekday = 1 << 7,
    Month = 1 << 8,
    Digit = 1 << 9,
    Teen = 1 << 10,
    Tens = 1 << 11,
    Repeat = 1 << 12,
    Ordinal = 1 << 13,
    Street = 1 << 14,
    StreetBefore = 1 << 15,
    Unit = 1 << 16,
    OrgEnd = 1 << 17,
    Particle = 1 << 18,
    Nation = 1 << 19,
    PersonLead = 1 << 20,
    PersonTrail = 1 << 21,
    PlaceLead = 1 << 22,
    OrgLead = 1 << 23,
    OrgTrail = 1 << 24,
    DateLead = 1 << 25,
    Job = 1 << 26,
    Function = 1 << 27,
    Reach = 1 << 28,

    Name = Given | Family,
    NumberWord = Digit | Teen | Tens,
    AnyPlace = Place | Country,
}
