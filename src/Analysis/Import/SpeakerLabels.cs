using System.Buffers;
using System.Globalization;

namespace CallInsight.Analysis.Import;

/// <summary>Labels such as <c>Ada:</c> before speech. Whether a label is a speaker's is judged over the whole file.</summary>
internal sealed class SpeakerLabels
{
    private const int LongestLabel = 60;
    private const int MostTracked = 20_000;

    private static readonly SearchValues<char> s_notInNames = SearchValues.Create("<>{}=;\"|\\?!*");

    private static readonly HashSet<string> s_particles = new(StringComparer.Ordinal) { "de", "da", "di", "van", "von", "der", "den", "of", "the", "and", "bin", "la", "le", "du", "el", "y" };

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _judged = new(StringComparer.Ordinal);
    private int _lines;
    private int _labelled;

    /// <summary>Counts a line of speech, and its label where it has one.</summary>
    public void Note(ReadOnlySpan<char> line)
    {
        _lines++;
        if (!Split(line, out var label, out _))
        {
            return;
        }

        _labelled++;
        if (_seen.Count < MostTracked)
        {
            var seen = _seen.GetAlternateLookup<ReadOnlySpan<char>>();
            seen.TryGetValue(label, out var times);
            seen[label] = times + 1;
        }
    }

    /// <summary>The speaker's name before the speech; null where there is none.</summary>
    public string? Take(ReadOnlySpan<char> line, out ReadOnlySpan<char> speech)
    {
        if (Split(line, out var label, out speech) && Judge(label) is { } name)
        {
            return name;
        }

        speech = line;
        return null;
    }

    private string? Judge(ReadOnlySpan<char> label)
    {
        var judged = _judged.GetAlternateLookup<ReadOnlySpan<char>>();
        if (judged.TryGetValue(label, out var known))
        {
            return known;
        }

        var name = label.ToString();
        var isName = IsName(name) || ComesBack(name) || (_lines >= 4 && _labelled * 10 >= _lines * 9);
        if (_judged.Count < MostTracked)
        {
            _judged[name] = isName ? name : null;
        }

        return isName ? name : null;
    }

    // Names of people who write themselves small. A turn of phrase before a colon does not come back so often.
    private bool ComesBack(string name) =>
        _seen.GetValueOrDefault(name) is var often && often * 10 >= _lines && often >= (name.Contains(' ', StringComparison.Ordinal) ? 3 : 2);

    /// <summary>Splits at the first colon that is followed by a space or ends the line and is not within a time.</summary>
    public static bool Split(ReadOnlySpan<char> line, out ReadOnlySpan<char> label, out ReadOnlySpan<char> speech)
    {
        var head = line[..Math.Min(line.Length, LongestLabel + 1)];
        for (var at = head.IndexOfAny(':', '：'); at >= 0 && at < head.Length; at++)
        {
            if (head[at] is not (':' or '：') || (head[at] == ':' && at + 1 < line.Length && !char.IsWhiteSpace(line[at + 1])))
            {
                continue;
            }

            label = line[..at].Trim();
            speech = line[(at + 1)..].Trim();
            return label.Length > 0 && label.IndexOfAny(s_notInNames) < 0;
        }

        label = speech = default;
        return false;
    }

    /// <summary>Whether every word begins as names do: a capital, a digit or a letter of a script without capitals.</summary>
    public static bool IsName(string label)
    {
        var words = label.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= 6
            && label.Length <= LongestLabel
            && Array.Exists(words, word => char.IsLetter(word[0]) || word.Length > 2)
            && Array.TrueForAll(words, BeginsAName)
            || IsGeneratedLabel(label);
    }

    private static bool BeginsAName(string word)
    {
        var first = word.AsSpan().TrimStart("#'’");
        return first.IsEmpty || s_particles.Contains(word)
            || char.IsDigit(first[0])
            || first[0] is '&' or '-' or '/' or '+' or '(' or '['
            || word[^1] is ')' or ']'
            || char.GetUnicodeCategory(first[0]) is UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter;
    }

    // speaker_0, spk_1, speaker 2, agent: as recognisers write them.
    private static bool IsGeneratedLabel(string label) =>
        label.TrimEnd("0123456789".ToCharArray()).TrimEnd('_', ' ', '-').ToUpperInvariant() is "SPEAKER" or "SPK" or "CHANNEL" or "CH"
        || RoleWords.Of(label) != SpeakerRole.Unknown;
}
