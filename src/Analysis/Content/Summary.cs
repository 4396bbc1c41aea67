using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Sentences that stand for the call: the most central ones of a graph in which sentences are tied by the words they share (after TextRank: Mihalcea and Tarau, 2004).</summary>
internal static class Summary
{
    private const int MostSentences = 8;
    private const int MostCandidates = 120;
    private const int LeastWords = 6;
    private const int MostWords = 60;

    // Every tenth sentence at most: a call of a minute is not told in eight sentences.
    private const int SentencesForEach = 10;

    // A sentence that shares more than this part of its words with a chosen one says it again.
    private const double SameAgain = 0.5;

    public static List<SummarySentence> Find(CallText text)
    {
        var counts = new int[text.Vocabulary.Stems];
        foreach (var token in text.Tokens.Items)
        {
            counts[token.Stem]++;
        }

        var candidates = Candidates(text, counts);
        var graph = new SentenceGraph(candidates, text.Vocabulary.Stems);
        var most = Math.Clamp(text.Sentences.Count / SentencesForEach, 1, MostSentences);
        var chosen = Choose(graph, most);
        return chosen.Order().Select(c => candidates[c]).Select(c => new SummarySentence(text.Sentences[c.Sentence].Utterance, text.TextOf(text.Sentences[c.Sentence]))).ToList();
    }

    // The candidates are spread over the call: it is cut into equal parts and each gives its weightiest sentences.
    private static List<SummaryCandidate> Candidates(CallText text, int[] counts)
    {
        var fit = new List<SummaryCandidate>();
        var reading = new CandidateReading(text, counts);
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            if (text.Sentences[s] is { Words: >= LeastWords and <= MostWords, Asks: false } sentence)
            {
                fit.Add(reading.Of(s, sentence));
            }
        }

        if (fit.Count <= MostCandidates)
        {
            return fit;
        }

        return fit
            .GroupBy(c => (long)c.Sentence * MostSentences / text.Sentences.Count)
            .SelectMany(part => part.OrderByDescending(c => c.Weight).ThenBy(c => c.Sentence).Take(MostCandidates / MostSentences))
            .OrderBy(c => c.Sentence)
            .ToList();
    }

    private static List<int> Choose(SentenceGraph graph, int most)
    {
        var chosen = new List<int>();
        foreach (var candidate in graph.ByRank())
        {
            if (chosen.Count == most)
            {
                break;
            }

            if (chosen.TrueForAll(c => graph.Likeness(c, candidate) <= SameAgain))
            {
                chosen.Add(candidate);
            }
        }

        return chosen;
    }
}
