namespace CallInsight.Analysis.Masking;

/// <summary>Reads letters and figures that are said one after another: "S W one A one double A", "zero zero colon one A", "GB twenty nine NWBK sixty".</summary>
internal ref struct SpokenCode
{
    private const int LongestLetters = 4;

    private readonly UtteranceWords _words;
    private readonly Span<char> _code;
    private int _at;

    /// <param name="code">Where the letters (capitals) and figures are written.</param>
    public SpokenCode(UtteranceWords words, int first, Span<char> code)
    {
        (_words, _at, End) = (words, first, first);
        _code = code;
        while (_at < words.Count && (_at == first || GoesOn()) && ReadPart())
        {
            End = _at;
        }
    }

    /// <summary>Index after its last word.</summary>
    public int End { get; private set; }

    public int Count { get; private set; }

    public int Figures { get; private set; }

    /// <summary>How often "dash" or "colon" is said.</summary>
    public int Marks { get; private set; }

    public readonly ReadOnlySpan<char> Code => _code[..Count];

    private readonly bool GoesOn() => !_words.IsTaken(_at) && !_words.Gap(_at - 1).ContainsAnyExcept(" ,-.:");

    private bool ReadPart()
    {
        for (var marks = 0; marks < 2 && _words.FormOf(_at) is "dash" or "hyphen" or "colon" && Count > 0; marks++)
        {
            (_at, Marks) = (_at + 1, Marks + 1);
        }

        if (_at >= _words.Count || _words.IsTaken(_at) || Count >= _code.Length)
        {
            return false;
        }

        if (_words.Is(_at, MaskTraits.Repeat) && _at + 1 < _words.Count && _words.LengthOf(_at + 1) == 1)
        {
            var times = _words.FormOf(_at) == "double" ? 2 : 3;
            return _words.FormOf(_at + 1) == "u" ? Write("w", 2) : Write(new string(_words.FormOf(_at + 1)[0], times), 2);
        }

        return IsLetters() ? ReadLetters() : ReadFigures();
    }

    private readonly bool IsLetters()
        => !_words.IsFigure(_at) && (_words.LengthOf(_at) == 1 || (_words.Case(_at) == LetterCase.Capitals && _words.LengthOf(_at) <= LongestLetters && !_words.Is(_at, MaskTraits.NumberWord)));

    // "N as in November" is N.
    private bool ReadLetters()
    {
        var asIn = _words.LengthOf(_at) == 1 && (_words.FormOf(_at + 1) == "as" && _words.FormOf(_at + 2) == "in") ? 4 : 1;
        return Write(_words.FormOf(_at), asIn);
    }

    private bool ReadFigures()
    {
        var number = new SpokenDigits(_words, _at, _code[Count..]);
        if (number.Count == 0)
        {
            return ReadMixed();
        }

        (Figures, Count, _at) = (Figures + number.Count, Count + number.Count, number.End);
        return true;
    }

    // "1a", "b2" written together.
    private bool ReadMixed()
    {
        var written = _words.Written(_at);
        if (!_words.IsFigure(_at) || written.Length > 4)
        {
            return false;
        }

        Figures++;
        return Write(written, 1);
    }

    private bool Write(ReadOnlySpan<char> part, int words)
    {
        _at = Math.Min(_at + words, _words.Count);
        foreach (var c in part)
        {
            if (Count < _code.Length)
            {
                _code[Count++] = char.ToUpperInvariant(c);
            }
        }

        return true;
    }
}
