using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Text;

/// <summary>
/// The distinct word forms of one call and their stems, each numbered in the order in which they were first said. What a
/// language knows of a word is looked up once for the form, not for each time it is said.
/// </summary>
internal sealed class Vocabulary(Language? language) : IDisposable
{
    private readonly FormNumbers _numbers = new();
    private readonly FormNumbers _stems = new();
    private readonly Growing<Form> _forms = new(1024);
    private readonly Growing<int> _stemOf = new(1024);
    private readonly Growing<WordTraits> _traits = new(1024);
    private readonly Growing<int> _terms = new(1024);
    private readonly Growing<int> _stemTerms = new(1024);

    /// <summary>How many stems there are.</summary>
    public int Stems => _stems.Count;

    /// <summary><see cref="Form.Term"/> of each form.</summary>
    public ReadOnlySpan<int> Terms => _terms.Items;

    /// <summary><see cref="Form.StemTerm"/> of each form.</summary>
    public ReadOnlySpan<int> StemTerms => _stemTerms.Items;

    /// <summary>The number of each form's stem.</summary>
    public ReadOnlySpan<int> StemOf => _stemOf.Items;

    /// <summary>What is known of a form by its number.</summary>
    public Form FormOf(int word) => _forms[word];

    /// <summary><see cref="Form.Traits"/> of a form by its number.</summary>
    public WordTraits TraitsOf(int word) => _traits[word];

    /// <summary>The number of a plain form, which is added when it is new.</summary>
    public int Add(PlainForm form)
    {
        var word = _numbers.Add(form);
        if (word == _forms.Count)
        {
            Describe(language is null ? Unread(form) : language.FormOf(form));
        }

        return word;
    }

    /// <summary>The number of the form of a word of any kind, which is added when it is new.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[WordForm.Longest];
        var form = buffer[..WordForm.Of(word, buffer)];
        if (PlainForm.TryOf(form, out var plain))
        {
            return Add(plain);
        }

        var number = _numbers.AddOther(form);
        if (number == _forms.Count)
        {
            Describe(language is null ? Unread(form) : language.FormOf(form));
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

    public void Dispose()
    {
        _numbers.Dispose();
        _stems.Dispose();
        _forms.Dispose();
        _stemOf.Dispose();
        _traits.Dispose();
        _terms.Dispose();
        _stemTerms.Dispose();
    }

    private void Describe(Form form)
    {
        _forms.Add(form);
        _traits.Add(form.Traits);
        _terms.Add(form.Term);
        _stemTerms.Add(form.StemTerm);
        _stemOf.Add(form.PlainStem != default ? _stems.Add(form.PlainStem) : _stems.AddOther(form.Stem));
    }

    private static Form Unread(PlainForm form)
    {
        Span<char> buffer = stackalloc char[PlainForm.Longest];
        return Unread(buffer[..form.CopyTo(buffer)]);
    }

    private static Form Unread(ReadOnlySpan<char> text)
    {
        var form = new string(text);
        return new Form(form, form, -1, -1, WordTraits.None, 0);
    }
}
