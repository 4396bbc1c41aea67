using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>When a sentence starts: with its first word where words are timed, else with its utterance.</summary>
internal static class SentenceTimes
{
    public static double StartOf(Utterance utterance, Sentence sentence)
    {
        if (sentence.Start == 0 || utterance.Words is not { Count: > 0 } words)
        {
            return utterance.Start;
        }

        // The timed words stand in the text in order; the first that lies at or after the sentence's start begins it.
        var text = utterance.Text.AsSpan();
        var at = 0;
        foreach (var word in words)
        {
            var found = text[at..].IndexOf(word.Text.AsSpan().Trim(), StringComparison.Ordinal);
            if (found < 0)
            {
                return utterance.Start;
            }

            at += found;
            if (at >= sentence.Start)
            {
                return word.Start;
            }

            at += word.Text.AsSpan().Trim().Length;
        }

        return utterance.Start;
    }
}
