using System.Globalization;
using System.Runtime.InteropServices;
using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Phrases that stand for what was spoken of: runs of content words, weighed by how often they and their words come together (after RAKE: Rose et al., 2010).</summary>
internal static class KeyPhrases
{
    private const int Most = 20;
    private const int LongestPhrase = 4;
    private const int LeastLetters = 3;

    public static List<KeyPhrase> Find(Conversation conversation, CallText text)
    {
        var candidates = new Dictionary<PhraseKey, Candidate>();
        var frequency = new int[text.Vocabulary.Stems];
        var degree = new int[text.Vocabulary.Stems];
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            CollectFrom(conversation, text, s, candidates, frequency, degree);
        }

        return Choose(text, candidates, frequency, degree);
    }

    private static void CollectFrom(
        Conversation conversation, CallText text, int s, Dictionary<PhraseKey, Candidate> candidates, int[] frequency, int[] degree)
    {
        var sentence = text.Sentences[s];
        var characters = conversation[sentence.Utterance].Text.AsSpan();
        var token = sentence.FirstToken;
        while (token < sentence.EndToken)
        {
            var end = EndOfRun(text, token, sentence.EndToken, characters);
            if (end > token)
            {
                Collect(text, sentence.Utterance, token, end, candidates, frequency, degree);
            }

            token = Math.Max(end, token + 1);
        }
    }

    private static void Collect(
        CallText text, int utterance, int token, int end, Dictionary<PhraseKey, Candidate> candidates, int[] frequency, int[] degree)
    {
        for (var at = token; at < end; at++)
        {
            var stem = text.Tokens[at].Stem;
            frequency[stem]++;
            degree[stem] += end - token;
        }

        ref var candidate = ref CollectionsMarshal.GetValueRefOrAddDefault(candidates, PhraseKey.Of(text, token, end), out _);
        candidate ??= new Candidate(utterance, token, end);
        candidate.SaidIn(utterance);
    }

    // A phrase ends at a function word, at a mark between words, and after four words.
    private static int EndOfRun(CallText text, int token, int end, ReadOnlySpan<char> characters)
    {
        var at = token;
        while (at < end && at - token < LongestPhrase && IsContent(text.FormOf(at)) && (at == token || Adjoins(text, at, characters)))
        {
            at++;
        }

        return at;
    }

    private static bool Adjoins(CallText text, int token, ReadOnlySpan<char> characters)
    {
        var between = characters[text.Tokens[token - 1].End..text.Tokens[token].Start];
        return between.Length == 1 && between[0] is ' ' or '-' or '/' or '&' or '.';
    }

    private static bool IsContent(Form form)
        => form.Text.Length >= LeastLetters && !form.Is(WordTraits.Stop | WordTraits.Backchannel | WordTraits.Number) && !char.IsAsciiDigit(form.Text[0]);

    // A phrase said once says little, unless the call is so short that nothing is said twice.
    private static List<KeyPhrase> Choose(CallText text, Dictionary<PhraseKey, Candidate> candidates, int[] frequency, int[] degree)
    {
        var repeated = candidates.Values.Where(c => c.Count > 1).ToList();
        var pool = repeated.Count >= 3 ? repeated : [.. candidates.Values];
        foreach (var candidate in pool)
        {
            candidate.Weigh(text, frequency, degree);
        }

        var best = pool.OrderByDescending(c => c.Weight).ThenBy(c => c.FirstToken).Take(Most).ToList();
        return best.ConvertAll(c => new KeyPhrase(c.TextOf(text), c.Weight / best[0].Weight, c.Utterances));
    }

    /// <summary>A phrase by the stems of its words, at most four.</summary>
    private readonly record struct PhraseKey(int A, int B, int C, int D)
    {
        public static PhraseKey Of(CallText text, int token, int end)
        {
            return new PhraseKey(Stem(0), Stem(1), Stem(2), Stem(3));

            int Stem(int at) => token + at < end ? text.Tokens[token + at].Stem : -1;
        }
    }

    private sealed class Candidate(int utterance, int firstToken, int endToken)
    {
        private List<int>? _utterances;

        public int FirstToken { get; } = firstToken;

        public int Count { get; private set; }

        public double Weight { get; private set; }

        public List<int> Utterances => _utterances ?? [utterance];

        // Most are said once.
        public void SaidIn(int other)
        {
            Count++;
            if (Count > 1 && (_utterances?[^1] ?? utterance) != other)
            {
                _utterances ??= [utterance];
                _utterances.Add(other);
            }
        }

        // Degree over frequency favours words that stand in long phrases; the logarithm of the count keeps one favourite word from ruling.
        public void Weigh(CallText text, int[] frequency, int[] degree)
        {
            var words = 0.0;
            for (var token = FirstToken; token < endToken; token++)
            {
                var stem = text.Tokens[token].Stem;
                words += (double)degree[stem] / frequency[stem];
            }

            Weight = Math.Sqrt(words) * Math.Log(1 + Count);
        }

        public string TextOf(CallText text)
        {
            var spoken = text.TextOf(utterance, FirstToken, endToken);
            return spoken.Any(char.IsUpper) && !IsProper(text) ? spoken.ToLower(CultureInfo.InvariantCulture) : spoken;
        }

        // A name keeps its capitals: a later word of the phrase has one, or all letters are capitals.
        private bool IsProper(CallText text)
        {
            var last = text.TextOf(utterance, endToken - 1, endToken);
            return last.Length > 1 && (char.IsUpper(last[1]) || (endToken - FirstToken > 1 && char.IsUpper(last[0])));
        }
    }
}
