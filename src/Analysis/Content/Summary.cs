using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Sentences that stand for the call: the most central ones of a graph in which sentences are tied by the words they share (after TextRank: Mihalcea and Tarau, 2004).</summary>
internal static class Summary
{
    private const int MostSentences = 8;
    private const int MostCandidates = 120;
    private const int MostOfPart = 2;
    private const int LeastWords = 6;
    private const int MostWords = 60;

    // Every tenth sentence at most: a call of a minute is not told in eight sentences.
    private const int SentencesForEach = 10;

    // A sentence that shares more than this part of its words with a chosen one says it again.
    private const double SameAgain = 0.5;

    public static List<SummarySentence> Find(CallText text)
    {
        var words = new SummaryWords(text);
        var candidates = Candidates(text, words);
        using var graph = new SentenceGraph(text, candidates, words);
        var parts = candidates.ConvertAll(c => PartOf(c, text.Sentences.Count));
        var chosen = Choose(graph, parts, Math.Clamp(text.Sentences.Count / SentencesForEach, 1, MostSentences));
        chosen.Sort();
        return chosen.ConvertAll(c => text.Sentences[candidates[c]]).ConvertAll(s => new SummarySentence(s.Utterance, text.TextOf(s)));
    }

    // The candidates are spread over the call: it is cut into equal parts and each gives its weightiest sentences.
    private static List<int> Candidates(CallText text, SummaryWords words)
    {
        var fit = Fit(text);
        if (fit.Count <= MostCandidates)
        {
            return fit;
        }

        var (candidates, best, part) = (new List<int>(MostCandidates), new Best(MostCandidates / MostSentences), 0);
        foreach (var sentence in fit)
        {
            var its = PartOf(sentence, text.Sentences.Count);
            if (its != part)
            {
                candidates.AddRange(best.Items);
                best.Clear();
                part = its;
            }

            best.Offer(sentence, words.WeightOf(text.Sentences[sentence]));
        }

        candidates.AddRange(best.Items);
        candidates.Sort();
        return candidates;
    }

    private static List<int> Fit(CallText text)
    {
        var fit = new List<int>(text.Sentences.Count);
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            if (text.Sentences[s] is { Words: >= LeastWords and <= MostWords, Asks: false })
            {
                fit.Add(s);
            }
        }

        return fit;
    }

    // The call in as many equal parts as a summary has sentences, from 0.
    private static int PartOf(int sentence, int sentences) => (int)((long)sentence * MostSentences / sentences);

    // The most central first, but few of one part: what was said in the end matters as well.
    private static List<int> Choose(SentenceGraph graph, List<int> parts, int most)
    {
        var chosen = new List<int>();
        while (chosen.Count < most && graph.Take() is >= 0 and var candidate)
        {
            if (chosen.Count(c => parts[c] == parts[candidate]) < MostOfPart && chosen.TrueForAll(c => graph.Likeness(c, candidate) <= SameAgain))
            {
                chosen.Add(candidate);
            }
        }

        return chosen;
    }
}
