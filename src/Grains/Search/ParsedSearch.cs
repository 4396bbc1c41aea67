using System.Globalization;
using CallInsight.Contracts;

namespace CallInsight.Grains.Search;

/// <summary>What a person typed, taken apart.</summary>
/// <param name="SaidBy"><c>rep</c>, <c>customer</c> or null for whoever.</param>
/// <param name="Speakers">Names; where there are several wanted ones, each is there, and any of them said the words.</param>
/// <param name="Topics">Names as typed, and whether calls with them are left out.</param>
internal sealed record ParsedSearch(
    IReadOnlyList<SearchPhrase> Phrases,
    string? SaidBy,
    IReadOnlyList<SearchPhrase> Speakers,
    IReadOnlyList<(string Name, bool Unwanted)> Topics,
    DateOnly? From,
    DateOnly? To)
{
    private const int MostWords = 32;

    public IEnumerable<SearchPhrase> WantedSpeakers => Speakers.Where(s => !s.Unwanted);

    /// <summary>Reads words, "phrases", -not and what stands behind the names that <see cref="Contracts.Search.ISearchGrain"/> lists.</summary>
    /// <returns>Refused: <c>search.invalid</c>, when nothing is left to search for or a name's value is none.</returns>
    public static Result<ParsedSearch> Read(string text)
    {
        var reading = new Reading();
        foreach (var piece in SearchPiece.Of(text))
        {
            if (reading.Add(piece) is { } problem)
            {
                return Refuse(problem);
            }
        }

        var search = reading.Whole();
        var words = search.Phrases.Concat(search.Speakers).Sum(p => p.Stems.Count);
        return words > MostWords ? Refuse($"Search for at most {MostWords} words at once.")
            : search is { Phrases.Count: 0, Speakers.Count: 0, Topics.Count: 0, From: null, To: null } ? Refuse("Give a word or a \"phrase\" to search for.")
            : search;
    }

    /// <summary>A refusal that names the search.</summary>
    public static Refusal Refuse(string problem) => CommonRefusals.Invalid("search.invalid", ("q", problem));

    private sealed class Reading
    {
        private readonly List<SearchPhrase> _phrases = [];
        private readonly List<SearchPhrase> _speakers = [];
        private readonly List<(string Name, bool Unwanted)> _topics = [];
        private string? _saidBy;
        private DateOnly? _from;
        private DateOnly? _to;

        public ParsedSearch Whole() => new(_phrases, _saidBy, _speakers, _topics, _from, _to);

        /// <summary>What is wrong with a piece; null when nothing is.</summary>
        public string? Add(SearchPiece piece) => piece.Name switch
        {
            "said-by" or "from" or "to" when piece.Unwanted => $"Leave the minus before {piece.Name}: away; it goes before words, phrases, speaker: and topic:.",
            "said-by" => AddSide(piece.Text),
            "from" => AddDay(piece, ref _from),
            "to" => AddDay(piece, ref _to),
            "topic" => AddTopic(piece),
            "speaker" => AddWords(_speakers, piece) ? null : "speaker: takes a name, such as speaker:ada or speaker:\"Ada Lovelace\".",
            _ => AddPhrase(piece),
        };

        // What has no word in it, such as a lone dash, asks for nothing.
        private string? AddPhrase(SearchPiece piece)
        {
            AddWords(_phrases, piece);
            return null;
        }

        private static bool AddWords(List<SearchPhrase> phrases, SearchPiece piece)
        {
            if (SearchPhrase.StemsOf(piece.Text) is not { Count: > 0 } stems)
            {
                return false;
            }

            phrases.Add(new SearchPhrase(stems, piece.Unwanted));
            return true;
        }

        private static string? AddDay(SearchPiece piece, ref DateOnly? day)
        {
            if (!DateOnly.TryParseExact(piece.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) || read.Year is < 1970 or > 2200)
            {
                return $"{piece.Name}: takes a day, such as {piece.Name}:2026-03-01.";
            }

            day = read;
            return null;
        }

        private string? AddSide(string side)
        {
            var lower = side.ToLowerInvariant();
            if (lower is not ("rep" or "customer") || (_saidBy ?? lower) != lower)
            {
                return "said-by: takes rep or customer, once.";
            }

            _saidBy = lower;
            return null;
        }

        private string? AddTopic(SearchPiece piece)
        {
            _topics.Add((piece.Text, piece.Unwanted));
            return piece.Text.Length > 0 ? null : "topic: takes the name of a topic, such as topic:pricing.";
        }
    }
}
