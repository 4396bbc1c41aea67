using System.Buffers;
using System.Globalization;

namespace CallInsight.Analysis.Masking;

/// <summary>Reads a number that is said figure by figure: "four one five, double five two", "nineteen eighty four", "eight hundred".</summary>
internal ref struct SpokenDigits
{
    private static readonly SearchValues<char> Between = SearchValues.Create(" ,-.…()");

    private readonly UtteranceWords _words;
    private readonly Span<char> _digits;
    private int _at;

    /// <param name="digits">Where the figures are written.</param>
    public SpokenDigits(UtteranceWords words, int first, Span<char> digits)
    {
        (_words, _at, First, End) = (words, first, first, first);
        _digits = digits;
        while (_at < words.Count && Count < digits.Length && (_at == first || GoesOn()) && ReadPart())
        {
            End = _at;
        }
    }

    public int First { get; }

    /// <summary>Index after the last word of the number.</summary>
    public int End { get; private set; }

    public int Count { get; private set; }

    /// <summary>How often "dash" is said in it.</summary>
    public int Dashes { get; private set; }

    /// <summary>How many of its words are words, not figures.</summary>
    public int Spelled { get; private set; }

    public readonly ReadOnlySpan<char> Digits => _digits[..Count];

    /// <summary>A digit word or "o"; −1 for another.</summary>
    private static int DigitOf(string form) => form switch
    {
        "zero" or "oh" or "o" or "nought" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        _ => -1,
    };

    private static int TensOf(string form) => form switch
    {
        "twenty" => 2,
        "thirty" => 3,
        "forty" => 4,
        "fifty" => 5,
        "sixty" => 6,
        "seventy" => 7,
        "eighty" => 8,
        _ => 9,
    };

    private static readonly string[] Teens = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private readonly bool GoesOn() => !_words.IsTaken(_at) && !_words.Gap(_at - 1).ContainsAnyExcept(Between);

    private bool ReadPart()
    {
        while (_words.FormOf(_at) is "dash" or "hyphen" or "slash" or "uh" or "um" or "then" && _at > First)
        {
            Dashes += _words.FormOf(_at) is "dash" or "hyphen" ? 1 : 0;
            _at++;
        }

        if (_at >= _words.Count || _words.IsTaken(_at))
        {
            return false;
        }

        var form = _words.FormOf(_at);
        if (_words.Is(_at, MaskTraits.Repeat))
        {
            return ReadRepeated(form == "double" ? 2 : 3);
        }

        if (_words.Is(_at, MaskTraits.Teen))
        {
            return Write(Array.IndexOf(Teens, form) + 10, 1);
        }

        if (_words.Is(_at, MaskTraits.Tens))
        {
            return ReadTens(form);
        }

        var digit = DigitOf(form);
        return digit >= 0 ? Write(digit, 1) && ReadHundred() : ReadFigures();
    }

    private bool ReadHundred()
    {
        if (_words.FormOf(_at) == "hundred")
        {
            _at++;
            return Append('0') && Append('0');
        }

        return true;
    }

    private bool ReadRepeated(int times)
    {
        var digit = DigitOf(_words.FormOf(_at + 1));
        if (digit < 0)
        {
            return false;
        }

        for (var i = 0; i < times; i++)
        {
            Append((char)('0' + digit));
        }

        (_at, Spelled) = (_at + 2, Spelled + 2);
        return true;
    }

    private bool ReadTens(string form)
    {
        var tens = TensOf(form) * 10;
        var unit = _words.Joined(_at) ? DigitOf(_words.FormOf(_at + 1)) : -1;
        return unit > 0 ? Write(tens + unit, 2) : Write(tens, 1);
    }

    private bool ReadFigures()
    {
        const int LongestGroup = 6;
        if (!_words.IsFigure(_at) || _words.LengthOf(_at) > LongestGroup || _words.Written(_at).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        foreach (var c in _words.Written(_at))
        {
            Append(c);
        }

        _at++;
        return true;
    }

    private bool Write(int number, int words)
    {
        (_at, Spelled) = (_at + words, Spelled + words);
        foreach (var c in number.ToString(CultureInfo.InvariantCulture))
        {
            Append(c);
        }

        return true;
    }

    private bool Append(char digit)
    {
        if (Count < _digits.Length)
        {
            _digits[Count++] = digit;
        }

        return true;
    }
}
