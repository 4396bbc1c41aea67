using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Tells from the form of a sentence, and from what stands around it, whether it asks, and how. The rules are explained in the README beside the analysis.</summary>
internal sealed class QuestionForm
{
    // A share of sentences with marks from which a source is taken to write marks.
    private const double PunctuatedShare = 0.5;
    private const int LeastWordsOfClaim = 3;

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
        var opening = _phrases.OpeningOf(sentence);
        if (sentence.Asks)
        {
            return Marked(number, sentence, opening);
        }

        return _writesQuestionMarks && sentence.Marked ? _opening.Stated(opening) : Unmarked(number, sentence, opening);
    }

    // "Really?", "Is that right?": the other is heard, nothing is asked, unless it is one's own statement that is to be confirmed.
    private Asking Marked(int number, in Sentence sentence, in Opening opening)
    {
        if (_phrases.Acknowledges(sentence) || Echoes(opening))
        {
            return _surroundings.FollowsOwnStatement(number) ? Asking.Closed : Asking.Not;
        }

        return _opening.Marked(opening);
    }

    private Asking Unmarked(int number, in Sentence sentence, in Opening opening)
    {
        if (_phrases.Checks(sentence.FirstToken, sentence.EndToken) || Echoes(opening))
        {
            return _surroundings.FollowsOwnStatement(number) ? Asking.Closed : Asking.Not;
        }

        if (opening.Words == 0 || _phrases.BreaksOff(sentence.EndToken))
        {
            return Asking.Not;
        }

        var asking = _opening.Unmarked(opening);
        return asking == Asking.Not && ClaimsOfOther(opening) && _surroundings.IsAnswered(number) ? Asking.Closed : asking;
    }

    // "is that right", "isn't that funny": the form of a question, said to what was just heard.
    private static bool Echoes(in Opening opening) => opening is { Part: QuestionPart.Echo, IsWhole: true };

    // "you work from home": a statement about the other, who alone can know.
    private static bool ClaimsOfOther(in Opening opening) => opening.Part == QuestionPart.Claim && opening.Words >= LeastWordsOfClaim;
}
