using System.Collections.Frozen;

namespace CallInsight.Analysis.Languages;

/// <summary>A language's words of time, each with its number. Whole phrases ("end of the week") are in <see cref="Language.Periods"/>.</summary>
internal sealed class DateWords
{
    /// <summary>What the sections of phrases begin with, in the file of these words.</summary>
    public const string PhraseSections = "due ";

    private const string Possessive = "'s";

    private DateWords(IReadOnlyList<(string Section, string Line)> lines)
    {
        // Monday is 1 as in ISO 8601; months and ordinals from 1, numbers from 0. A section may list its words more than once, in full and short.
        Weekdays = Numbered(lines, "weekday", 7, 1);
        Months = Numbered(lines, "month", 12, 1);
        Ordinals = Numbered(lines, "ordinal", 31, 1);
        Numbers = Numbered(lines, "number", 13, 0);
        Tens = Numbered(lines, "tens", 8, 2);
        Units = Numbered(lines, "unit", 5, 0).ToFrozenDictionary(u => u.Key, u => (TimeUnit)u.Value, StringComparer.Ordinal);
        (In, Next, This, The, From, Since) = (Set(lines, "in"), Set(lines, "next"), Set(lines, "this"), Set(lines, "the"), Set(lines, "from"), Set(lines, "since"));
        (Until, Of, A) = (Set(lines, "until"), Set(lines, "of"), Set(lines, "a"));
    }

    public FrozenDictionary<string, int> Weekdays { get; }

    public FrozenDictionary<string, int> Months { get; }

    public FrozenDictionary<string, int> Ordinals { get; }

    public FrozenDictionary<string, int> Numbers { get; }

    /// <summary>"twenty" is 2.</summary>
    public FrozenDictionary<string, int> Tens { get; }

    public FrozenDictionary<string, TimeUnit> Units { get; }

    /// <summary>"in" two days.</summary>
    public FrozenSet<string> In { get; }

    /// <summary>"next" Tuesday.</summary>
    public FrozenSet<string> Next { get; }

    /// <summary>"this" Tuesday.</summary>
    public FrozenSet<string> This { get; }

    /// <summary>"the" fifth.</summary>
    public FrozenSet<string> The { get; }

    /// <summary>Two weeks "from" today.</summary>
    public FrozenSet<string> From { get; }

    /// <summary>"last" Friday: a time that is over.</summary>
    public FrozenSet<string> Since { get; }

    /// <summary>"by" May: with it a month alone is a time.</summary>
    public FrozenSet<string> Until { get; }

    /// <summary>Words without weight inside of words of time: a couple "of" days, two "working" days.</summary>
    public FrozenSet<string> Of { get; }

    /// <summary>"a" week.</summary>
    public FrozenSet<string> A { get; }

    /// <summary>Every word that words of time can begin with, but for phrases.</summary>
    public IEnumerable<string> Beginnings =>
    [
        .. Weekdays.Keys, .. Weekdays.Keys.Select(w => w + Possessive), .. Ordinals.Keys, .. Ordinals.Keys.Select(o => o + Possessive),
        .. Months.Keys, .. In, .. Next, .. This, .. From,
    ];

    public static DateWords Read(string code) => new(LanguageFile.Read(code + "/due"));

    /// <summary>Whether a form is a day of a month in figures, with or without its ending: "5", "5th", "31st".</summary>
    public static bool TryFigure(ReadOnlySpan<char> form, out int day)
    {
        var digits = form.Length > 2 && form[^2..] is "th" or "st" or "nd" or "rd" ? form[..^2] : form;
        day = 0;
        foreach (var c in digits.Length <= 2 ? digits : [])
        {
            day = char.IsAsciiDigit(c) ? (day * 10) + (c - '0') : 100;
        }

        return day is >= 1 and <= 31;
    }

    /// <summary>A form without the ending of "Friday's".</summary>
    public static string WithoutPossessive(string form) => form.EndsWith(Possessive, StringComparison.Ordinal) ? form[..^Possessive.Length] : form;

    private static FrozenDictionary<string, int> Numbered(IReadOnlyList<(string Section, string Line)> lines, string section, int modulus, int first)
    {
        var words = WordsOf(lines, section).ToList();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            numbers[words[i]] = (i % modulus) + first;
        }

        return numbers.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenSet<string> Set(IReadOnlyList<(string Section, string Line)> lines, string section) => WordsOf(lines, section).ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<string> WordsOf(IReadOnlyList<(string Section, string Line)> lines, string section)
        => lines.Where(l => l.Section == section).SelectMany(l => l.Line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
