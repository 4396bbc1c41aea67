namespace CallInsight.Analysis.Text;

/// <summary>The steps of Porter's algorithm on one word. "Measure" is his m: how many vowel-consonant sequences the stem holds.</summary>
internal ref struct Suffixes(Span<char> word, int length)
{
    private static readonly (string From, string To)[] DoubleSuffixes =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string From, string To)[] DerivedSuffixes =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] ResidualSuffixes =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ion", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic", "ou",
    ];

    private readonly Span<char> _word = word;

    public int Length { get; private set; } = length;

    /// <summary>Step 1a.</summary>
    public void Plurals()
    {
        if (EndsWith("sses") || EndsWith("ies"))
        {
            Length -= 2;
        }
        else if (_word[Length - 1] == 's' && _word[Length - 2] != 's')
        {
            Length--;
        }
    }

    /// <summary>Step 1b.</summary>
    public void PastAndProgressive()
    {
        if (EndsWith("eed"))
        {
            Length -= Measure(Length - 3) > 0 ? 1 : 0;
            return;
        }

        var cut = EndsWith("ed") ? 2 : EndsWith("ing") ? 3 : 0;
        if (cut == 0 || !HasVowel(Length - cut))
        {
            return;
        }

        Length -= cut;
        if (EndsWith("at") || EndsWith("bl") || EndsWith("iz"))
        {
            _word[Length++] = 'e';
        }
        else if (DoubleConsonant(Length) && _word[Length - 1] is not ('l' or 's' or 'z'))
        {
            Length--;
        }
        else if (Measure(Length) == 1 && ShortSyllable(Length))
        {
            _word[Length++] = 'e';
        }
    }

    /// <summary>Step 1c.</summary>
    public readonly void FinalY()
    {
        if (EndsWith("y") && HasVowel(Length - 1))
        {
            _word[Length - 1] = 'i';
        }
    }

    /// <summary>Step 2.</summary>
    public void Double() => Replace(DoubleSuffixes);

    /// <summary>Step 3.</summary>
    public void Derived() => Replace(DerivedSuffixes);

    /// <summary>Step 4.</summary>
    public void Residual()
    {
        foreach (var suffix in ResidualSuffixes)
        {
            if (!EndsWith(suffix))
            {
                continue;
            }

            var rest = Length - suffix.Length;
            var allowed = suffix != "ion" || (rest > 0 && _word[rest - 1] is 's' or 't');
            Length = allowed && Measure(rest) > 1 ? rest : Length;
            return;
        }
    }

    /// <summary>Step 5.</summary>
    public void FinalE()
    {
        if (EndsWith("e"))
        {
            var measure = Measure(Length - 1);
            Length -= measure > 1 || (measure == 1 && !ShortSyllable(Length - 1)) ? 1 : 0;
        }

        if (EndsWith("ll") && Measure(Length) > 1)
        {
            Length--;
        }
    }

    private void Replace((string From, string To)[] suffixes)
    {
        foreach (var (from, to) in suffixes)
        {
            if (!EndsWith(from))
            {
                continue;
            }

            var rest = Length - from.Length;
            if (Measure(rest) > 0)
            {
                to.CopyTo(_word[rest..]);
                Length = rest + to.Length;
            }

            return;
        }
    }

    private readonly bool EndsWith(string suffix) => _word[..Length].EndsWith(suffix, StringComparison.Ordinal);

    private readonly bool Consonant(int at) => _word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => at == 0 || !Consonant(at - 1),
        _ => true,
    };

    private readonly bool HasVowel(int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (!Consonant(i))
            {
                return true;
            }
        }

        return false;
    }

    private readonly int Measure(int end)
    {
        var measure = 0;
        var vowel = false;
        for (var i = 0; i < end; i++)
        {
            var consonant = Consonant(i);
            measure += consonant && vowel ? 1 : 0;
            vowel = !consonant;
        }

        return measure;
    }

    private readonly bool DoubleConsonant(int end) => end > 1 && _word[end - 1] == _word[end - 2] && Consonant(end - 1);

    private readonly bool ShortSyllable(int end)
        => end > 2 && Consonant(end - 1) && !Consonant(end - 2) && Consonant(end - 3) && _word[end - 1] is not ('w' or 'x' or 'y');
}
