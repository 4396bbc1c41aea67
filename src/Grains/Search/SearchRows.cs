using System.Globalization;
using System.Text;
using CallInsight.Analysis;
using CallInsight.Analysis.Text;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.Search;

/// <summary>Turns a call's words into hashed <c>tsvector</c> texts: part 0 holds title and participants, the parts from 1 on spans of
/// the transcript of at most 4,000 words: of a word that is said more than 255 times in a row the others are lost, and a position beyond 16,383 cannot be told apart.</summary>
internal sealed class SearchRows(TenantKey key)
{
    private const int WordsInARow = 4_000;

    /// <summary>PostgreSQL keeps at most 256 positions of a word in a row; more would only be thrown away there.</summary>
    private const int PositionsOfAWord = 255;

    /// <summary>A phrase must not match over the end of an utterance.</summary>
    private const int Gap = 2;

    private readonly WordHash _hash = new(key);
    private readonly Dictionary<string, List<(int At, char? Weight)>> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int At, char? Weight)>>.AlternateLookup<ReadOnlySpan<char>> _byForm = new Dictionary<string, List<(int At, char? Weight)>>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly List<(short Part, string Words)> _rows = [];
    private short _part;

    /// <summary>The rows of a call.</summary>
    /// <param name="key">The tenant's.</param>
    /// <param name="title">The call's.</param>
    /// <param name="names">Of all who are there.</param>
    /// <param name="transcript">What was said.</param>
    /// <param name="roles">The side of each speaker, by id.</param>
    public static IReadOnlyList<(short Part, string Words)> Of(TenantKey key, string title, IEnumerable<string> names, Transcript transcript, IReadOnlyDictionary<string, SpeakerRole> roles)
    {
        var rows = new SearchRows(key);
        rows.AddHead(title, names);
        rows.AddTranscript(transcript, roles);
        return rows._rows;
    }

    private void AddTranscript(Transcript transcript, IReadOnlyDictionary<string, SpeakerRole> roles)
    {
        _part = 1;
        var at = 0;
        foreach (var utterance in transcript.Utterances)
        {
            if (at > 0 && at + Words.Count(utterance.Text) > WordsInARow)
            {
                Close();
                at = 0;
            }

            at = Add(utterance.Text, at, SearchWeight.Of(roles.GetValueOrDefault(utterance.Speaker))) + Gap;
        }

        Close();
    }

    private void AddHead(string title, IEnumerable<string> names)
    {
        var at = Add(title, 0, weight: null) + Gap;
        foreach (var name in names)
        {
            at = Add(name, at, SearchWeight.OfNames) + Gap;
        }

        Close();
    }

    private int Add(string text, int at, char? weight)
    {
        Span<char> form = stackalloc char[WordForm.Longest];
        foreach (var word in Words.Of(text))
        {
            // One utterance may be longer than a row.
            if (at >= WordsInARow)
            {
                Close();
                at = 0;
            }

            at++;
            var positions = PositionsOf(form[..WordForm.Of(word, form)]);
            if (positions.Count < PositionsOfAWord)
            {
                positions.Add((Math.Min(at, 16_383), weight));
            }
        }

        return at;
    }

    // Most words of a call were said before: they need neither stem nor hash again.
    private List<(int At, char? Weight)> PositionsOf(ReadOnlySpan<char> form)
    {
        if (_byForm.TryGetValue(form, out var known))
        {
            return known;
        }

        Span<char> stem = stackalloc char[WordForm.Longest];
        var hash = _hash.Of(stem[..Stemmer.Stem(form, stem)]);
        if (!_positions.TryGetValue(hash, out var positions))
        {
            _positions[hash] = positions = [];
        }

        _byForm[form] = positions;
        return positions;
    }

    private void Close()
    {
        if (_positions.Count == 0)
        {
            return;
        }

        var text = new StringBuilder(_positions.Count * 24);
        foreach (var (hash, positions) in _positions)
        {
            text.Append('\'').Append(hash).Append("':");
            foreach (var (at, weight) in positions)
            {
                text.Append(CultureInfo.InvariantCulture, $"{at}{weight},");
            }

            // Over the last comma.
            text[^1] = ' ';
        }

        _rows.Add((_part++, text.ToString()));
        _positions.Clear();
        _byForm.Dictionary.Clear();
    }
}
