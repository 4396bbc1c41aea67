namespace CallInsight.Analysis.Masking;

/// <summary>What is known of a word that personal data may be made of, or stand beside.</summary>
[Flags]
internal enum MaskTraits : ulong
{
    None = 0,

    // From the lists of names.
    Given = 1UL << 0,
    Family = 1UL << 1,
    Place = 1UL << 2,
    Country = 1UL << 3,

    /// <summary>A usual English word.</summary>
    Common = 1UL << 4,

    /// <summary>The names of places may begin with it and go on with other words.</summary>
    PhraseHead = 1UL << 5,

    // The classes; the names are those of the sections in a language's file.
    Title = 1UL << 6,
    Weekday = 1UL << 7,
    Month = 1UL << 8,
    Digit = 1UL << 9,
    Teen = 1UL << 10,
    Tens = 1UL << 11,
    Repeat = 1UL << 12,
    Ordinal = 1UL << 13,
    Street = 1UL << 14,
    StreetBefore = 1UL << 15,
    Unit = 1UL << 16,
    OrgEnd = 1UL << 17,
    Particle = 1UL << 18,
    Nation = 1UL << 19,
    PersonLead = 1UL << 20,
    PersonTrail = 1UL << 21,
    PlaceLead = 1UL << 22,
    OrgLead = 1UL << 23,
    OrgTrail = 1UL << 24,
    DateLead = 1UL << 25,
    Job = 1UL << 26,
    Function = 1UL << 27,

    // What a number is called.
    PhoneCue = 1UL << 28,
    PhoneAfter = 1UL << 29,
    NoPhone = 1UL << 30,
    CardCue = 1UL << 31,
    IdCue = 1UL << 32,
    SocialCue = 1UL << 33,
    IbanCue = 1UL << 34,
    ZipCue = 1UL << 35,
    HardwareCue = 1UL << 36,
    WalletCue = 1UL << 37,
    DayCue = 1UL << 38,

    // Somebody who has an age, and decades of life.
    Kin = 1UL << 39,
    Decade = 1UL << 40,

    // "dot" of a spoken address, "noon" and "half", "corner of", and what somebody is introduced with.
    Dot = 1UL << 41,
    Clock = 1UL << 42,
    Corner = 1UL << 43,
    Introduces = 1UL << 44,

    /// <summary>One letter alone that is no word.</summary>
    Letter = 1UL << 45,

    Name = Given | Family,
    NumberWord = Digit | Teen | Tens,
    AnyPlace = Place | Country,
}
