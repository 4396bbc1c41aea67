using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>When sentences start: with their first word where words are timed, else with their utterance. To be asked in the order of the call.</summary>
internal sealed class SentenceTimes(Conversation conversation)
{
    private int _utterance = -1;
    private int _word;
    private int _at;

    public double StartOf(Sentence sentence)
    {
        var utterance = conversation[sentence.Utterance];
        if (sentence.Start == 0 || utterance.Words is not { Count: > 0 } words)
        {
            return utterance.Start;
        }

        if (_utterance != sentence.Utterance)
        {
            (_utterance, _word, _at) = (sentence.Utterance, 0, 0);
        }

        return Seek(utterance.Text, words, sentence.Start) ? words[_word].Start : utterance.Start;
    }

    // The timed words stand in the text in order. The first that lies at or after the sentence's start begins it; it is looked
    // for from where the sentence before was found, so that a long utterance is read once.
    private bool Seek(ReadOnlySpan<char> text, IReadOnlyList<Word> words, int start)
    {
        for (; _word < words.Count; _word++)
        {
            var word = words[_word].Text.AsSpan().Trim();
            var found = text[_at..].IndexOf(word, StringComparison.Ordinal);
            if (found < 0)
            {
                // The words are not those of the text: no later one can be told either.
                _word = words.Count;
                return false;
            }

            if (_at + found >= start)
            {
                return true;
            }

            _at += found + word.Length;
        }

        return false;
    }
}
