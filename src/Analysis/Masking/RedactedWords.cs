namespace CallInsight.Analysis.Masking;

/// <summary>Timed words without those that lie in personal data: one mark in their place, as long as they were.</summary>
internal static class RedactedWords
{
    /// <summary>What stands for a word that is not found in the text: it could be what must not be kept.</summary>
    private const string Unknown = "[masked]";

    /// <param name="text">The utterance's text before it was redacted.</param>
    /// <param name="spans">Of this utterance, in order.</param>
    public static IReadOnlyList<Word> Of(string text, IReadOnlyList<Word> words, IReadOnlyList<MaskedSpan> spans)
    {
        var (kept, at, last) = (new List<Word>(words.Count), 0, default(MaskedSpan));
        foreach (var word in words)
        {
            var start = word.Text.Length == 0 ? -1 : text.IndexOf(word.Text, at, StringComparison.Ordinal);
            if (start < 0)
            {
                kept.Add(word with { Text = Unknown });
                last = null;
                continue;
            }

            at = start + word.Text.Length;
            var span = spans.FirstOrDefault(s => s.Start < at && s.End > start);
            if (span is not null && span == last)
            {
                kept[^1] = kept[^1] with { End = Math.Max(kept[^1].End, word.End) };
                continue;
            }

            kept.Add(span is null ? word : word with { Text = $"[{span.Kind}]" });
            last = span;
        }

        return kept;
    }
}
