using System.Text;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls.Reading;

/// <summary>The personal data of one call's texts, and these texts without them.</summary>
/// <param name="texts">By utterance, as they were searched.</param>
/// <param name="isHidden">Whether no text may be shown at all.</param>
internal sealed class MaskedSpans(IReadOnlyList<string> texts, IReadOnlyList<PersonalSpan> spans, bool isHidden)
{
    private readonly ILookup<int, PersonalSpan> _spans = spans.ToLookup(s => s.Utterance);
    private readonly Lazy<HashSet<string>> _words = new(() => spans.SelectMany(s => Words(texts[s.Utterance][s.Start..s.End])).ToHashSet(StringComparer.OrdinalIgnoreCase));

    public bool IsMasked(int utterance) => isHidden || _spans.Contains(utterance);

    /// <summary>An utterance with <c>[kind]</c> in the place of personal data.</summary>
    public string Text(int utterance) => isHidden ? string.Empty : Cut(utterance, 0, texts[utterance].Length);

    /// <summary>What a finding quotes of an utterance, masked in the same places; empty where it is no part of one that has personal data.</summary>
    public string Quote(int utterance, string quoted)
    {
        if (isHidden)
        {
            return string.Empty;
        }

        if (utterance < 0 || utterance >= texts.Count || !IsMasked(utterance))
        {
            return quoted;
        }

        return texts[utterance].IndexOf(quoted, StringComparison.Ordinal) is >= 0 and var at ? Cut(utterance, at, at + quoted.Length) : string.Empty;
    }

    /// <summary>Whether a text has a word that is personal somewhere in the call.</summary>
    public bool Names(string text) => isHidden || Words(text).Any(_words.Value.Contains);

    private string Cut(int utterance, int from, int to)
    {
        var (text, cut, shown) = (texts[utterance], new StringBuilder(), from);
        foreach (var span in _spans[utterance].Where(s => s.Start < to && s.End > from).OrderBy(s => s.Start))
        {
            if (span.Start >= shown)
            {
                cut.Append(text, shown, span.Start - shown);
            }

            if (span.End > shown)
            {
                cut.Append('[').Append(span.Kind).Append(']');
                shown = span.End;
            }
        }

        return shown < to ? cut.Append(text, shown, to - shown).ToString() : cut.ToString();
    }

    private static IEnumerable<string> Words(string text)
        => new string([.. text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
