using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Text;

/// <summary>
/// The distinct word forms of one call and their stems, each numbered in the order in which they were first said. What a
/// language knows of a word is looked up once for the form, not for each time it is said.
/// </summary>
internal sealed class Vocabulary(Language? language)
{
    private const int Capacity = 1024;

    private readonly FormNumbers _numbers = new(Capacity);
    private readonly FormNumbers _stems = new(Capacity);
    private Form[] _forms = new Form[Capacity];
    private int[] _stemOf = new int[Capacity];
    private WordTraits[] _traits = new WordTraits[Capacity];
    private int[] _terms = new int[Capacity];
    private int[] _stemTerms = new int[Capacity];

    /// <summary>How many stems there are.</summary>
    public int Stems => _stems.Count;

    /// <summary><see cref="Form.Term"/> of each form.</summary>
    public ReadOnlySpan<int> Terms => _terms;

    /// <summary><see cref="Form.StemTerm"/> of each form.</summary>
    public ReadOnlySpan<int> StemTerms => _stemTerms;

    /// <summary>What is known of a form by its number.</summary>
    public Form FormOf(int word) => _forms[word];

    /// <summary><see cref="Form.Traits"/> of a form by its number.</summary>
    public WordTraits TraitsOf(int word) => _traits[word];

    /// <summary>The number of a form's stem.</summary>
    public int StemOf(int word) => _stemOf[word];

    /// <summary>The number of a plain form, which is added when it is new.</summary>
    public int Add(PlainForm form)
    {
        var known = _numbers.Count;
        var word = _numbers.Add(form);
        if (word == known)
        {
            Span<char> characters = stackalloc char[PlainForm.Longest];
            Describe(word, characters[..form.CopyTo(characters)]);
        }

        return word;
    }

    /// <summary>The number of the form of a word of any kind, which is added when it is new.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[WordForm.Longest];
        var form = buffer[..WordForm.Of(word, buffer)];
        var known = _numbers.Count;
        var number = _numbers.Add(form);
        if (number == known)
        {
            Describe(number, form);
        }

        return number;
    }

    /// <summary>The number of a word's stem; −1 when no word of the call has it.</summary>
    public int FindStem(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[WordForm.Longest];
        Span<char> stemBuffer = stackalloc char[WordForm.Longest];
        var form = buffer[..WordForm.Of(word, buffer)];
        return _stems.Find(language is null ? form : language.Stem(form, stemBuffer));
    }

    private void Describe(int word, ReadOnlySpan<char> text)
    {
        if (word == _forms.Length)
        {
            Grow();
        }

        var form = language is null ? Unread(text) : language.FormOf(text);
        _forms[word] = form;
        _traits[word] = form.Traits;
        _terms[word] = form.Term;
        _stemTerms[word] = form.StemTerm;
        _stemOf[word] = _stems.Add(form.Stem);
    }

    private void Grow()
    {
        var capacity = _forms.Length * 2;
        Array.Resize(ref _forms, capacity);
        Array.Resize(ref _stemOf, capacity);
        Array.Resize(ref _traits, capacity);
        Array.Resize(ref _terms, capacity);
        Array.Resize(ref _stemTerms, capacity);
    }

    private static Form Unread(ReadOnlySpan<char> text)
    {
        var form = new string(text);
        return new Form(form, form, -1, -1, WordTraits.None, 0);
    }
}
