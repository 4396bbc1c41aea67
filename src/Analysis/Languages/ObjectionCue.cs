using System.Collections.Immutable;

namespace CallInsight.Analysis.Languages;

/// <summary>What words of a language's objections.txt do in a sentence.</summary>
internal enum CueRole
{
    /// <summary>They object by themselves.</summary>
    Says,

    /// <summary>They object even as a question ("how do I know …").</summary>
    Asks,

    /// <summary>They are half an objection.</summary>
    Leans,

    /// <summary>They object close behind a denial ("can't afford").</summary>
    Denied,

    /// <summary>What a denial or a gate in the same sentence is about; it tells the kind.</summary>
    Hint,

    /// <summary>It opens a reserve as a denial does ("unless", "we'd have to").</summary>
    Gate,

    /// <summary>A denial of what was ("didn't"): alone it opens no reserve.</summary>
    Past,

    /// <summary>A denial that objects to nothing ("no problem").</summary>
    Harmless,

    /// <summary>They speak for buying.</summary>
    Praise,

    /// <summary>What is said against buying is over ("used to").</summary>
    Settled,
}

/// <summary>A section of objections.txt: a kind with what its words do ("price denied"), or either alone.</summary>
/// <param name="Kind">The number of the kind of objection among the language's; that of "other" where the section names none.</param>
internal readonly record struct ObjectionCue(int Kind, CueRole Role)
{
    private const string OtherKind = "other";

    /// <summary>The kinds that sections name, in their order.</summary>
    public static ImmutableArray<string> KindsOf(ImmutableArray<string> sections)
        => [.. sections.Select(KindOf).Distinct(StringComparer.Ordinal).OrderBy(kind => kind == OtherKind)];

    public static ObjectionCue Parse(string section, ImmutableArray<string> kinds)
        => new(kinds.IndexOf(KindOf(section)), RoleOf(section));

    public static CueRole RoleOf(string section) => Enum.TryParse<CueRole>(section.Split(' ')[^1], ignoreCase: true, out var role) ? role : CueRole.Says;

    private static string KindOf(string section)
        => section.Split(' ') is [var first, ..] && !Enum.TryParse<CueRole>(first, ignoreCase: true, out _) ? first : OtherKind;
}
