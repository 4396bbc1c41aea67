using System.Collections.Frozen;

namespace CallInsight.Analysis.Languages;

/// <summary>A language's words for days, months and numbers, each with its number.</summary>
internal sealed class DateWords
{
    // "next week", "in two days", "end of the month".
    private static readonly string[] PhraseBeginnings = ["today", "tonight", "tomorrow", "asap", "in", "within", "next", "this", "following", "end"];

    private DateWords(IReadOnlyList<(string Section, string Line)> lines)
    {
        // Monday is 1 as in ISO 8601; months, ordinals from 1, numbers from 0. Months may be listed twice, in full and short.
        Weekdays = Numbered(lines, "weekday", 7, 1);
        Months = Numbered(lines, "month", 12, 1);
        Ordinals = Numbered(lines, "ordinal", 31, 1);
        Numbers = Numbered(lines, "number", 13, 0);
    }

    public FrozenDictionary<string, int> Weekdays { get; }

    public FrozenDictionary<string, int> Months { get; }

    public FrozenDictionary<string, int> Ordinals { get; }

    public FrozenDictionary<string, int> Numbers { get; }

    /// <summary>Every word that words of time can begin with.</summary>
    public IEnumerable<string> Beginnings => Weekdays.Count == 0 ? [] : [.. Weekdays.Keys, .. Months.Keys, .. PhraseBeginnings];

    public static DateWords Read(string code) => new(LanguageFile.Read(code + "/due"));

    private static FrozenDictionary<string, int> Numbered(IReadOnlyList<(string Section, string Line)> lines, string section, int modulus, int first)
    {
        var words = lines.Where(l => l.Section == section).SelectMany(l => l.Line.Split(' ')).ToList();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            numbers[words[i]] = (i % modulus) + first;
        }

        return numbers.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
