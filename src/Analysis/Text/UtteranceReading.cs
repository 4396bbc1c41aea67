namespace CallInsight.Analysis.Text;

/// <summary>Reads one utterance into words and sentences, each character once.</summary>
internal ref struct UtteranceReading(CallText text, int utterance, ReadOnlySpan<char> characters, ReadOnlySpan<byte> plain)
{
    private readonly ReadOnlySpan<char> _characters = characters;
    private readonly ReadOnlySpan<byte> _plain = plain;
    private int _sentenceStart = 0;
    private int _firstToken = text.Tokens.Length;

    public void Read()
    {
        var at = 0;
        while (at < _characters.Length)
        {
            var length = PlainForm.ReadWord(_plain, at, out var form);
            if (length > 0)
            {
                text.Add(text.Vocabulary.Add(form), at, at + length);
                at += length;
                at += _plain[at] == ' ' ? 1 : 0;
            }
            else
            {
                at = ReadOther(at);
            }
        }

        Close(at, asks: false, marked: false);
    }

    private int ReadOther(int at)
        => _characters[at] is ' ' or ',' ? at + 1
            : Words.CharacterAt(_characters, at) > 0 ? ReadAnyWord(at)
            : EndsSentence(at) ? ReadMarks(at)
            : at + 1;

    private readonly int ReadAnyWord(int start)
    {
        var at = start;
        while (at < _characters.Length && Words.CharacterAt(_characters, at) is var length and > 0)
        {
            at += length;
        }

        text.Add(text.Vocabulary.Add(_characters[start..at]), start, at);
        return at;
    }

    // A full stop inside a figure, an address or an abbreviation ends no sentence: "3.5", "example.com", "Mr. Smith".
    private readonly bool EndsSentence(int at) => _characters[at] switch
    {
        '?' or '!' or '\n' or '\r' or '？' or '！' or '。' or '…' => true,
        '.' => (at + 1 == _characters.Length || Words.CharacterAt(_characters, at + 1) == 0) && !AfterAbbreviation(at),
        _ => false,
    };

    private readonly bool AfterAbbreviation(int at)
    {
        var tokens = text.Tokens;
        return tokens.Length > _firstToken && tokens[^1].End == at && text.Language is { } language && language.Abbreviates(text.Vocabulary.PlainOf(tokens[^1].Word));
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
        if (text.Tokens.Length > _firstToken)
        {
            var part = _characters[_sentenceStart..end];
            var start = _sentenceStart + part.Length - part.TrimStart().Length;
            text.Sentences.Add(new Sentence(utterance, _firstToken, text.Tokens.Length, start, start + part.Trim().Length, asks, marked));
        }

        _sentenceStart = end;
        _firstToken = text.Tokens.Length;
    }
}
