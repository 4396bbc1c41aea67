namespace CallInsight.Analysis.Text;

/// <summary>Reads one utterance into words and sentences, each character once.</summary>
internal ref struct UtteranceReading(CallText text, int utterance, ReadOnlySpan<char> characters)
{
    private readonly ReadOnlySpan<char> _characters = characters;
    private int _sentenceStart = 0;
    private int _firstToken = text.Tokens.Count;

    public void Read()
    {
        var at = 0;
        while (at < _characters.Length)
        {
            if (Words.CharacterAt(_characters, at) > 0)
            {
                at = ReadWord(at);
            }
            else if (EndsSentence(at))
            {
                at = ReadMarks(at);
            }
            else
            {
                at++;
            }
        }

        Close(at, asks: false, marked: false);
    }

    private readonly int ReadWord(int start)
    {
        Span<char> form = stackalloc char[WordForm.Longest];
        var length = WordForm.OfPlain(_characters[start..], form);
        var end = start + length;
        if (length == 0 || (end < _characters.Length && Words.CharacterAt(_characters, end) > 0))
        {
            return ReadAnyWord(start);
        }

        Add(text.Vocabulary.AddForm(form[..length]), start, end);
        return end;
    }

    private readonly int ReadAnyWord(int start)
    {
        var at = start;
        while (at < _characters.Length && Words.CharacterAt(_characters, at) is var length and > 0)
        {
            at += length;
        }

        Add(text.Vocabulary.Add(_characters[start..at]), start, at);
        return at;
    }

    private readonly void Add(in Vocabulary.Entry entry, int start, int end) => text.Tokens.Add(new Token(entry.Form, entry.Stem, start, end - start));

    // A full stop inside a figure, an address or an abbreviation ends no sentence: "3.5", "example.com", "Mr. Smith".
    private readonly bool EndsSentence(int at) => _characters[at] switch
    {
        '?' or '!' or '\n' or '\r' or '？' or '！' or '。' or '…' => true,
        '.' => (at + 1 == _characters.Length || Words.CharacterAt(_characters, at + 1) == 0) && !AfterAbbreviation(at),
        _ => false,
    };

    private readonly bool AfterAbbreviation(int at)
    {
        if (text.Tokens.Count == _firstToken || text.Tokens[text.Tokens.Count - 1].End != at)
        {
            return false;
        }

        return text.Language?.Abbreviates(text.FormOf(text.Tokens.Count - 1).Text) ?? false;
    }

    private int ReadMarks(int at)
    {
        var asks = false;
        var marked = false;
        while (at < _characters.Length && _characters[at] is '.' or '?' or '!' or '\n' or '\r' or '"' or '”' or ')' or '？' or '！' or '。' or '…')
        {
            asks |= _characters[at] is '?' or '？';
            marked |= _characters[at] is not ('\n' or '\r');
            at++;
        }

        Close(at, asks, marked);
        return at;
    }

    private void Close(int end, bool asks, bool marked)
    {
        if (text.Tokens.Count > _firstToken)
        {
            var part = _characters[_sentenceStart..end];
            var start = _sentenceStart + part.Length - part.TrimStart().Length;
            text.Sentences.Add(new Sentence(utterance, _firstToken, text.Tokens.Count, start, start + part.Trim().Length, asks, marked));
        }

        _sentenceStart = end;
        _firstToken = text.Tokens.Count;
    }
}
