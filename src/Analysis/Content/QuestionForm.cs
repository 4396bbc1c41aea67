using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Tells from the form of a sentence, and from what stands around it, whether it asks, and how. The rules are explained in the README beside the analysis.</summary>
internal sealed class QuestionForm
{
    // A share of sentences with marks from which a source is taken to write marks.
    private const double PunctuatedShare = 0.5;

    private readonly CallText _text;
    private readonly QuestionPhrases _phrases;
    private readonly QuestionOpening _opening;
    private readonly QuestionSurroundings _surroundings;
    private readonly bool _writesQuestionMarks;

    public QuestionForm(Conversation conversation, CallText text)
    {
        _text = text;
        _phrases = new QuestionPhrases(text);
        _opening = new QuestionOpening(text, _phrases);
        _surroundings = new QuestionSurroundings(conversation, text, _phrases);
        var (marked, asks) = (0, 0);
        foreach (var sentence in text.Sentences.Items)
        {
            marked += sentence.Marked ? 1 : 0;
            asks += sentence.Asks ? 1 : 0;
        }

        _writesQuestionMarks = asks > 0 && marked >= PunctuatedShare * text.Sentences.Count;
    }

    public Asking Of(int number)
    {
        ref readonly var sentence = ref _text.Sentences[number];
        var first = _phrases.AfterLead(sentence);
        if (sentence.Asks)
        {
            return Marked(number, sentence, first);
        }

        return _writesQuestionMarks && sentence.Marked ? _opening.Stated(first, sentence.EndToken) : Unmarked(number, sentence, first);
    }

    // "Really?", "Is that right?": the other is heard, nothing is asked, unless it is one's own statement that is to be confirmed.
    private Asking Marked(int number, in Sentence sentence, int first)
    {
        if (_phrases.Acknowledges(sentence) || _phrases.Echoes(first, sentence.EndToken))
        {
            return _surroundings.FollowsOwnStatement(number) ? Asking.Closed : Asking.Not;
        }

        return _opening.Marked(first, sentence.EndToken);
    }

    private Asking Unmarked(int number, in Sentence sentence, int first)
    {
        var end = sentence.EndToken;
        if (_phrases.Checks(sentence.FirstToken, end) || _phrases.Echoes(first, end))
        {
            return _surroundings.FollowsOwnStatement(number) ? Asking.Closed : Asking.Not;
        }

        if (first == end || _phrases.BreaksOff(end))
        {
            return Asking.Not;
        }

        var asking = _opening.Unmarked(first, end);
        return asking == Asking.Not && _phrases.ClaimsOfOther(first, end) && _surroundings.IsAnswered(number) ? Asking.Closed : asking;
    }
}
