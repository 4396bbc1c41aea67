using System.Globalization;
using System.Reflection;

namespace CallInsight.Bench.Accuracy.Sentiment;

/// <summary>
/// VADER as NLTK ships it (Hutto and Gilbert, 2014; nltk.sentiment.vader), from the same lexicon: the figure to beat. Written
/// apart from the product, so that a change there changes nothing here.
/// </summary>
internal static class PlainVader
{
    private const double Boost = 0.293;
    private const double Capitals = 0.733;
    private const double Negated = -0.74;
    private const double Alpha = 15;

    private static readonly Dictionary<string, double> Lexicon = Read();
    private static readonly HashSet<string> Negations = [.. Split("aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't doesn't dont hadnt hasnt havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't mightn't mustn't neednt needn't never none nope nor not nothing nowhere oughtnt shant shouldnt uhuh wasnt werent oughtn't shan't shouldn't uh-uh wasn't weren't without wont wouldnt won't wouldn't rarely seldom despite")];
    private static readonly HashSet<string> More = [.. Split("absolutely amazingly awfully completely considerably decidedly deeply effing enormously entirely especially exceptionally extremely fabulously flipping flippin fricking frickin frigging friggin fully fucking greatly hella highly hugely incredibly intensely majorly more most particularly purely quite really remarkably so substantially thoroughly totally tremendously uber unbelievably unusually utterly very")];
    private static readonly HashSet<string> Less = [.. Split("almost barely hardly kinda less little marginally occasionally partly scarcely slightly somewhat sorta")];

    /// <summary>The compound score, −1 to 1.</summary>
    public static double Score(string text)
    {
        var written = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Strip).Where(w => w.Length > 1).ToArray();
        var words = Array.ConvertAll(written, w => w.ToLowerInvariant());
        var shouts = written.Count(IsUpper) is var upper && upper > 0 && upper < written.Length;
        var scores = new double[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            scores[i] = Word(words, written, i, shouts);
        }

        if (Array.IndexOf(words, "but") is var but and >= 0)
        {
            scores = [.. scores.Select((s, i) => i < but ? s * 0.5 : i > but ? s * 1.5 : s)];
        }

        var sum = scores.Sum();
        sum += Math.Sign(sum) * Emphasis(text);
        return sum / Math.Sqrt((sum * sum) + Alpha);
    }

    private static double Word(string[] words, string[] written, int i, bool shouts)
    {
        var word = words[i];
        if (More.Contains(word) || Less.Contains(word) || (i + 1 < words.Length && word == "kind" && words[i + 1] == "of") || !Lexicon.TryGetValue(word, out var valence))
        {
            return 0;
        }

        valence += shouts && IsUpper(written[i]) ? Math.Sign(valence) * Capitals : 0;
        for (var back = 1; back <= 3 && i - back >= 0; back++)
        {
            if (Lexicon.ContainsKey(words[i - back]))
            {
                continue;
            }

            var boost = (More.Contains(words[i - back]) ? Boost : Less.Contains(words[i - back]) ? -Boost : 0) * Math.Sign(valence);
            boost += boost != 0 && shouts && IsUpper(written[i - back]) ? Math.Sign(valence) * Capitals : 0;
            valence += boost * (1 - (0.05 * (back - 1)));
            valence *= NegationAt(words, i, back);
        }

        var least = i > 0 && words[i - 1] == "least" && !Lexicon.ContainsKey("least") && !(i > 1 && words[i - 2] is "at" or "very");
        return least ? valence * Negated : valence;
    }

    private static double NegationAt(string[] words, int i, int back)
    {
        var word = words[i - back];
        if (word == "never" && back > 1 && (words[i - back + 1] is "so" or "this" || words[i - 1] is "so" or "this"))
        {
            return back == 2 ? 1.5 : 1.25;
        }

        return Negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal) ? Negated : 1;
    }

    private static double Emphasis(string text)
    {
        var asks = text.Count(c => c == '?');
        return (Math.Min(4, text.Count(c => c == '!')) * 0.292) + (asks > 3 ? 0.96 : asks > 1 ? asks * 0.18 : 0);
    }

    // Emoticons keep their marks.
    private static string Strip(string word)
    {
        var bare = word.Trim([.. "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~…’‘“”"]);
        return Lexicon.ContainsKey(word) || bare.Length == 0 ? word : bare.Replace('’', '\'');
    }

    private static bool IsUpper(string word) => word.Any(char.IsLetter) && word.All(c => !char.IsLower(c));

    private static Dictionary<string, double> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("vader/lexicon")!);
        var lexicon = new Dictionary<string, double>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var word, var rating, ..])
            {
                lexicon[word] = double.Parse(rating, NumberStyles.Float, CultureInfo.InvariantCulture);
            }
        }

        return lexicon;
    }

    private static string[] Split(string words) => words.Split(' ');
}
