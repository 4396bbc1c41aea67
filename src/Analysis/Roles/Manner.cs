using CallInsight.Analysis.Content;
using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Roles;

/// <summary>Counts of what tells a rep: asking, speaking of "you", phrases of the trade.</summary>
internal struct Manner
{
    // As many neutral sentences and pronouns are added, so that a few words tell little.
    private const double Prior = 20;

    private const double Asking = 5.2;
    private const double You = 6.5;
    private const double Cue = 2.4;
    private const int MostCues = 5;

    // With a phrase of the trade in every fourth sentence, phrases and manner count the same.
    private const double SentencesForACue = 4;

    private int _first;
    private int _second;
    private int _asking;
    private int _sentences;
    private int _rep;
    private int _customer;

    private readonly double Phrases => Cue * (Math.Min(_rep, MostCues) - Math.Min(_customer, MostCues));

    private readonly double Attitude
        => (Asking * _asking / (_sentences + Prior)) + (You * (_second + (Prior / 2)) / (_first + _second + Prior));

    /// <summary>
    /// The odds that one is the rep and the other the customer, as a logarithm. Where both haggle, who asks and who says
    /// "you" tells nothing: a buyer does both. Where phrases of the trade are rare, they slip in by chance.
    /// </summary>
    public static double Difference(in Manner one, in Manner other)
    {
        double cues = one._rep + one._customer + other._rep + other._customer;
        var trade = cues / Math.Max(1, cues + ((one._sentences + other._sentences) / SentencesForACue));
        return (trade * (one.Phrases - other.Phrases)) + ((1 - trade) * (one.Attitude - other.Attitude));
    }

    public void Add(CallText text, int utterance, Content.Asking[] asking)
    {
        for (var s = text.FirstSentence[utterance]; s < text.FirstSentence[utterance + 1]; s++)
        {
            _sentences++;
            _asking += asking[s] != Content.Asking.Not ? 1 : 0;
        }
    }

    // A cue may go on behind the end of a sentence.
    public void Add(CallText text, in MarkedWords words)
    {
        _first += text.Is(words.Token, WordTraits.First) ? 1 : 0;
        _second += text.Is(words.Token, WordTraits.Second) ? 1 : 0;
        Count(text.Language!, text.Language!.RoleCues!.At(text, words.Token, text.FirstToken[words.Sentence.Utterance + 1]));
    }

    private void Count(Language language, PhraseMatch cue)
    {
        if (cue.Found)
        {
            _rep += language.RoleKinds[cue.Tag] == "rep" ? 1 : 0;
            _customer += language.RoleKinds[cue.Tag] == "customer" ? 1 : 0;
        }
    }
}
