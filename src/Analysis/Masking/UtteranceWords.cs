using System.Buffers;
using System.Globalization;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Masking;

/// <summary>The words of one utterance as the rules of masking ask for them. Words are counted from 0; a place outside has no traits.</summary>
internal sealed class UtteranceWords(Conversation conversation, CallText text)
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".?!:\n\"“>…");

    private readonly HashSet<string> _people = SpeakerNames.Of(conversation);
    private MaskTraits[]? _traitsOfWords;
    private MaskTraits[] _traits = [];
    private LetterCase[] _cases = [];
    private bool[] _taken = [];
    private (int Start, int End)[] _places = [];
    private int _utterance;
    private int _first;

    private MaskTraits[] TraitsOfWords => _traitsOfWords ??= MaskingWords.TraitsOf(text, _people);

    public string Text { get; private set; } = "";

    public int Count { get; private set; }

    /// <summary>Spans found so far, in no order.</summary>
    public List<MaskedSpan> Found { get; } = [];

    public void Read(int utterance)
    {
        (_utterance, _first, Text) = (utterance, text.FirstToken[utterance], conversation[utterance].Text);
        Count = text.WordsOf(utterance);
        if (_traits.Length < Count)
        {
            Array.Resize(ref _traits, Count * 2);
            Array.Resize(ref _cases, Count * 2);
            Array.Resize(ref _taken, Count * 2);
            Array.Resize(ref _places, Count * 2);
        }

        _taken.AsSpan(0, Count).Clear();
        Found.Clear();
        ReadWords(text.Tokens.Slice(_first, Count));
    }

    /// <summary>Whether the call has next to no capitals, as some speech recognisers write.</summary>
    public bool Uncased { get; } = LetterCases.AreMissing(conversation, text);

    /// <summary>Whether most words are in capitals, so that they say nothing of names.</summary>
    public bool Shouted { get; private set; }

    /// <summary>The traits of all words together: a rule that begins with none of them need not look.</summary>
    public MaskTraits AllTraits { get; private set; }

    /// <summary>Whether a word begins with a figure.</summary>
    public bool HasFigures { get; private set; }

    public MaskTraits Traits(int word) => (uint)word < (uint)Count ? _traits[word] : MaskTraits.None;

    public bool Is(int word, MaskTraits any) => (Traits(word) & any) != MaskTraits.None;

    public LetterCase Case(int word) => (uint)word < (uint)Count ? _cases[word] : LetterCase.Small;

    public bool IsFigure(int word) => Case(word) == LetterCase.Figure;

    public int StartOf(int word) => _places[word].Start;

    public int EndOf(int word) => _places[word].End;

    public int LengthOf(int word) => EndOf(word) - StartOf(word);

    /// <summary>Whether it is a word of the name of somebody who is in the call.</summary>
    public bool IsOfAPerson(int word) => _people.Contains(FormOf(word));

    public string FormOf(int word) => (uint)word < (uint)Count ? text.FormOf(_first + word).Text : "";

    public ReadOnlySpan<char> Written(int word) => Text.AsSpan(StartOf(word), LengthOf(word));

    /// <summary>The traits of the words before one, so many at most and figures not counted; the words of the utterance before are among them.</summary>
    public MaskTraits Before(int word, int most)
    {
        const int FiguresAtMost = 16;
        var least = Math.Max(_utterance == 0 ? _first : text.FirstToken[_utterance - 1], _first + word - most - FiguresAtMost);
        var traits = MaskTraits.None;
        for (var token = _first + word - 1; token >= least && most > 0; token--)
        {
            traits |= TraitsOfWords[text.WordOf(token)];
            most -= IsFigure(token - _first) ? 0 : 1;
        }

        return traits;
    }

    /// <summary>The traits of the words from one on, so many at most, where they say of the words before what those are: "that's my", "is the".</summary>
    public MaskTraits Behind(int word, int most)
    {
        if (FormOf(word) is not ("that's" or "my" or "is" or "as" or "for"))
        {
            return MaskTraits.None;
        }

        var traits = MaskTraits.None;
        for (var i = word; i < Math.Min(Count, word + most); i++)
        {
            traits |= _traits[i];
        }

        return traits;
    }

    /// <summary>The number that a word of at most six figures writes; −1 for any other word.</summary>
    public int NumberAt(int word)
        => IsFigure(word) && LengthOf(word) <= 6 && int.TryParse(Written(word), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>What stands between a word and the next.</summary>
    public ReadOnlySpan<char> Gap(int word)
    {
        if (word < 0)
        {
            return Text.AsSpan(0, Count == 0 ? 0 : StartOf(0));
        }

        return word + 1 < Count ? Text.AsSpan(EndOf(word), StartOf(word + 1) - EndOf(word)) : word < Count ? Text.AsSpan(EndOf(word)) : [];
    }

    /// <summary>Whether a word and the next are parts of one name: a space, a hyphen or an initial's full stop between.</summary>
    public bool Joined(int word)
    {
        var gap = Gap(word);
        return word + 1 < Count && (gap is " " or "-" || (gap is ". " && (LengthOf(word) == 1 || Is(word, MaskTraits.Title) || FormOf(word) == "st")));
    }

    /// <summary>Whether a word begins a sentence or line, so that its capital says nothing.</summary>
    public bool OpensSentence(int word)
        => word == 0 || (Gap(word - 1).ContainsAny(SentenceEnds) && !(Gap(word - 1) is ". " && (Case(word - 1) == LetterCase.Initial || Is(word - 1, MaskTraits.Title))));

    public bool IsTaken(int word) => (uint)word >= (uint)Count || _taken[word];

    /// <summary>Marks the words from one up to another.</summary>
    public void Mark(int first, int end, string kind)
    {
        var last = EndOf(end - 1) - (FormOf(end - 1).EndsWith("'s", StringComparison.Ordinal) && kind != "url" ? 2 : 0);
        Mark(StartOf(first), last, kind, first);
    }

    /// <summary>Lets a span found before begin earlier and be of another kind.</summary>
    public void Widen(int span, int first, string kind)
    {
        var end = Found[span].End;
        Found[span] = new MaskedSpan(_utterance, StartOf(first), end, kind);
        Take(StartOf(first), end, first);
    }

    /// <summary>Marks a part of the text. Words that are marked already keep their mark.</summary>
    /// <param name="from">A word that does not lie behind the part's start.</param>
    public void Mark(int start, int end, string kind, int from)
    {
        Found.Add(new MaskedSpan(_utterance, start, end, kind));
        Take(start, end, from);
    }

    private void Take(int start, int end, int from)
    {
        for (var i = from; i < Count && StartOf(i) < end; i++)
        {
            _taken[i] |= EndOf(i) > start;
        }
    }

    private void ReadWords(ReadOnlySpan<Token> tokens)
    {
        var capitals = 0;
        (AllTraits, HasFigures) = (MaskTraits.None, false);
        for (var i = 0; i < tokens.Length; i++)
        {
            var (word, start, end) = (tokens[i].Word, tokens[i].Start, tokens[i].End);
            _places[i] = (start, end);
            AllTraits |= _traits[i] = TraitsOfWords[word];
            var written = _cases[i] = char.IsAsciiLetterLower(Text[start]) ? LetterCase.Small : LetterCases.Of(Text.AsSpan(start, end - start));
            capitals += written == LetterCase.Capitals ? 1 : 0;
            HasFigures |= written == LetterCase.Figure;
        }

        Shouted = capitals * 2 > Count;
    }
}
