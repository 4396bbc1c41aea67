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
    private readonly Growing<WordFacts> _facts = new(1024);

    /// <summary>How many stems there are.</summary>
    public int Stems => _stems.Count;

    /// <summary>The number of each form's stem.</summary>
    public ReadOnlySpan<int> StemOf => _stemOf.Items;

    /// <summary>What is known of a form by its number.</summary>
    public Form FormOf(int word) => _forms[word];

    /// <summary><see cref="Form.Facts"/> of each form.</summary>
    public ReadOnlySpan<WordFacts> Facts => _facts.Items;

    /// <summary>A form by its number; the default where it is not plain.</summary>
    public PlainForm PlainOf(int word) => _numbers.PlainOf(word);

    /// <summary>The number of a plain form, which is added when it is new.</summary>
    public int Add(PlainForm form) => _numbers.Add(form);

    /// <summary>The number of the form of a word of any kind, which is added when it is new.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[WordForm.Longest];
        return _numbers.Add(buffer[..WordForm.Of(word, buffer)]);
    }

    /// <summary>Looks up what is known of the forms, when all are added.</summary>
    public void Describe()
    {
        var forms = _forms.Extend(_numbers.Count);
        DescribePlain(_numbers.Plain, forms);
        foreach (var (form, word) in _numbers.Others)
        {
            forms[word] = FormOf(form);
        }

        var facts = _facts.Extend(forms.Length);
        var stemOf = _stemOf.Extend(forms.Length);
        for (var word = 0; word < forms.Length; word++)
        {
            var form = forms[word];
            facts[word] = form.Facts;
            stemOf[word] = form.PlainStem == default ? _stems.Add(form.Stem) : _stems.Add(form.PlainStem);
        }
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
        _facts.Dispose();
    }

    private void DescribePlain(ReadOnlySpan<PlainForm> words, Span<Form> forms)
    {
        if (language is not null)
        {
            language.Describe(words, forms);
            return;
        }

        Span<char> buffer = stackalloc char[PlainForm.Longest];
        for (var word = 0; word < words.Length; word++)
        {
            forms[word] = Unread(new string(buffer[..words[word].CopyTo(buffer)]));
        }
    }

    private Form FormOf(string form) => language is null ? Unread(form) : language.FormOf(form);

    private static Form Unread(string form) => new(form, form, WordFacts.None, 0);
}
