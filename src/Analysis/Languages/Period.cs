using System.Globalization;

namespace CallInsight.Analysis.Languages;

/// <summary>Units of time, in the order in which a language's file lists its words for them.</summary>
internal enum TimeUnit
{
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
}

/// <summary>What a phrase of time means.</summary>
internal enum PeriodKind
{
    /// <summary>No time, although its words could be one ("good morning").</summary>
    None,

    /// <summary>A time that gives no day ("as soon as possible").</summary>
    Unknown,

    /// <summary>So many days after the call's.</summary>
    Day,

    /// <summary>A time of day: the call's day, so many days later, unless the sentence also names a day.</summary>
    Hour,

    /// <summary>The Friday of the call's week or of one so many weeks later.</summary>
    Week,

    /// <summary>The Sunday of such a week.</summary>
    Weekend,

    /// <summary>The last day of the call's month or of a later one.</summary>
    Month,

    /// <summary>The last day of the call's quarter or of a later one.</summary>
    Quarter,

    /// <summary>The last day of the quarter of this number that ends next.</summary>
    NumberedQuarter,

    /// <summary>The last day of the call's year or of a later one.</summary>
    Year,
}

/// <summary>A phrase's meaning as the heading of its section says it: "due week 1".</summary>
internal readonly record struct Period(PeriodKind Kind, int Number)
{
    public static Period Parse(string section)
    {
        var parts = section.Split(' ');
        return new Period(Enum.Parse<PeriodKind>(parts[1].Replace("-", "", StringComparison.Ordinal), ignoreCase: true), parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 0);
    }
}
