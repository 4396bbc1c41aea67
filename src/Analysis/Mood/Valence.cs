using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Mood;

/// <summary>The sentiment of one utterance by the VADER rules (Hutto and Gilbert, 2014): rated words, shifted by what stands before them.</summary>
internal readonly struct Valence(CallText text)
{
    // The constants are those of the paper.
    private const double Boost = 0.293;
    private const double Capitals = 0.733;
    private const double Negated = -0.74;
    private const double Alpha = 15;
    private const int Window = 3;

    // "What?!" weighs as much as "crap".
    private const double Disbelief = -1.6;

    /// <summary>The compound score, −1 to 1.</summary>
    public double Of(int utterance, ReadOnlySpan<char> characters)
    {
        var (first, end) = (text.FirstToken[utterance], text.FirstToken[utterance + 1]);
        var but = text.Next(first, end, WordTraits.Contrast);
        var shouts = new Shouting(text, characters, first, end);
        var (sum, covered) = (0.0, first);
        foreach (var token in text.Between(first, end, WordTraits.Rated | WordTraits.BeginsFeeling))
        {
            if (token < covered)
            {
                continue;
            }

            var phrase = text.Language!.Feelings!.At(text, token, end);
            covered = token + phrase.Words;
            var valence = phrase.Found ? text.Language.FeelingRatings[phrase.Tag] : Own(token);
            var score = valence == 0 ? 0 : Shifted(valence, token, first, shouts);
            sum += but == end || token == but ? score : score * (token < but ? 0.5 : 1.5);
        }

        return sum == 0
            ? Disbelieves(characters) ? Normalise(Disbelief) : 0
            : Normalise(sum + (Math.Sign(sum) * Emphasis(characters)));
    }

    // What a word weighs where it stands; nothing where it only strengthens another.
    private double Own(int token) => text.FormOf(token) is var form && form.Is(WordTraits.More | WordTraits.Less) ? 0 : form.Valence;

    private double Shifted(double valence, int token, int first, Shouting shouts)
    {
        valence += shouts.At(token) ? Math.Sign(valence) * Capitals : 0;
        for (var back = 1; back <= Window && token - back >= first; back++)
        {
            valence = Shift(valence, token, back, first, shouts);
        }

        valence += KindOf(token - 2, first) ? -Math.Sign(valence) * Boost : 0;
        return Least(valence, token, first);
    }

    // A booster next to the word counts whole, further off a little less; "never so good" lifts, "not good" turns.
    private double Shift(double valence, int token, int back, int first, Shouting shouts)
    {
        if (!text.Is(token - back, WordTraits.Negation | WordTraits.More | WordTraits.Less))
        {
            return valence;
        }

        var before = text.FormOf(token - back);
        if (before.Is(WordTraits.Rated) && !before.Is(WordTraits.Negation))
        {
            return valence;
        }

        var boost = before.Is(WordTraits.More) ? Boost : before.Is(WordTraits.Less) ? -Boost : 0;
        if (boost != 0)
        {
            boost += shouts.At(token - back) ? Math.Sign(boost) * Capitals : 0;
            valence += Math.Sign(valence) * boost * (1 - (0.05 * (back - 1)));
        }

        if (before.Text == "never" && back > 1 && text.FormOf(token - back + 1).Text is "so" or "this")
        {
            return valence * 1.25;
        }

        return before.Is(WordTraits.Negation) && Negates(before, token, back) ? valence * Negated : valence;
    }

    // "without doubt" turns nothing; "no" turns the next word ("no good"), unless it answers ("No, great").
    private bool Negates(Form before, int token, int back) => before.Text switch
    {
        "without" => text.FormOf(token - back + 1).Text != "doubt",
        "no" => back == 1 && text.Tokens[token].Start - text.Tokens[token - 1].End == 1,
        _ => true,
    };

    // "least helpful" turns, "at least helpful" does not.
    private double Least(double valence, int token, int first)
    {
        if (token == first || text.FormOf(token - 1).Text != "least")
        {
            return valence;
        }

        return token - 2 >= first && text.FormOf(token - 2).Text is "at" or "very" ? valence : valence * Negated;
    }

    private bool KindOf(int token, int first) => token >= first && (text.FormOf(token).Text is "kind" or "sort") && text.FormOf(token + 1).Text == "of";

    private static bool Disbelieves(ReadOnlySpan<char> characters)
        => characters.Contains('!') && (characters.Contains("?!", StringComparison.Ordinal) || characters.Contains("!?", StringComparison.Ordinal));

    private static double Emphasis(ReadOnlySpan<char> characters)
    {
        var exclaims = Math.Min(4, characters.Count('!'));
        var asks = characters.Count('?');
        return (exclaims * 0.292) + (asks > 3 ? 0.96 : asks > 1 ? asks * 0.18 : 0);
    }

    private static double Normalise(double sum) => Math.Clamp(sum / Math.Sqrt((sum * sum) + Alpha), -1, 1);
}
