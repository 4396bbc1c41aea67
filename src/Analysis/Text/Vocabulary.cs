using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Text;

/// <summary>The distinct word forms of one call, numbered in the order in which they were first said.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _forms = new(1024, StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<Form> _list = new(1024);
    private readonly Dictionary<string, int> _stems = new(512, StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _stemLookup;
    private readonly Language? _language;

    public Vocabulary(Language? language)
    {
        _language = language;
        _lookup = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        _stemLookup = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _list.Count;

    public int Stems => _stems.Count;

    public Form this[int form] => _list[form];

    public int Add(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[WordForm.Longest];
        var form = buffer[..WordForm.Of(word, buffer)];
        return _lookup.TryGetValue(form, out var known) ? known : AddNew(form);
    }

    /// <summary>The number of a word's stem; −1 when no word of the call has it.</summary>
    public int StemOf(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[WordForm.Longest];
        Span<char> stemBuffer = stackalloc char[WordForm.Longest];
        var form = buffer[..WordForm.Of(word, buffer)];
        return _stemLookup.TryGetValue(_language is null ? form : _language.Stem(form, stemBuffer), out var stem) ? stem : -1;
    }

    private int AddNew(ReadOnlySpan<char> form)
    {
        var text = new string(form);
        var number = _list.Count;
        _forms.Add(text, number);
        Span<char> buffer = stackalloc char[WordForm.Longest];
        var stem = _language is null ? form : _language.Stem(form, buffer);
        if (!_stemLookup.TryGetValue(stem, out var stemNumber))
        {
            stemNumber = _stems.Count;
            _stemLookup[stem] = stemNumber;
        }

        _list.Add(_language is null
            ? new Form(text, stemNumber, -1, -1, WordTraits.None, 0)
            : new Form(text, stemNumber, _language.TermOf(form), _language.StemTermOf(stem), _language.TraitsOf(form), _language.ValenceOf(form)));
        return number;
    }
}

/// <summary>What is known of a word form.</summary>
/// <param name="Text">The form.</param>
/// <param name="Stem">The number of its stem in this call.</param>
/// <param name="Term">Its number in the language's phrases, −1 when it is in none.</param>
/// <param name="StemTerm">Its stem's number there.</param>
/// <param name="Valence">The sentiment lexicon's rating, −4 to 4; 0 when it has none.</param>
internal sealed record Form(string Text, int Stem, int Term, int StemTerm, WordTraits Traits, double Valence)
{
    public bool Is(WordTraits traits) => (Traits & traits) != WordTraits.None;
}
