using System.Text;

namespace CallInsight.Analysis;

/// <summary>What somebody reads who may not see personal data: <c>"my card is [card]"</c>.</summary>
public static class MaskedText
{
    /// <summary>An utterance's text with each of its spans replaced by its kind in brackets.</summary>
    /// <param name="text">The text that the spans were found in.</param>
    /// <param name="utterance">The utterance's index; spans of others are passed over.</param>
    /// <param name="spans">Spans in any order. Of those that overlap, what they cover together becomes one mark, of the kind of the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span of the utterance does not lie inside the text: it was found in another.</exception>
    public static string Of(string text, int utterance, IEnumerable<MaskedSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(text);
        var own = spans.Where(s => s.Utterance == utterance).OrderBy(s => s.Start).ThenByDescending(s => s.End).ToList();
        if (own.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var shown = 0;
        foreach (var span in own)
        {
            Check(span, text);
            if (span.Start >= shown)
            {
                masked.Append(text, shown, span.Start - shown).Append('[').Append(span.Kind).Append(']');
            }

            shown = Math.Max(shown, span.End);
        }

        return masked.Append(text, shown, text.Length - shown).ToString();
    }

    private static void Check(MaskedSpan span, string text)
    {
        if (span.Start < 0 || span.End < span.Start || span.End > text.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(span), $"A span from {span.Start} to {span.End} does not lie in a text of {text.Length} characters.");
        }
    }
}
