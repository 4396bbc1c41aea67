using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Text;

/// <summary>The distinct word forms of one call, and their stems numbered in the order in which they were first said.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, Entry> _forms = new(1024, StringComparer.Ordinal);
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<string, int> _stems = new(512, StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _stemLookup;
    private readonly Language? _language;

    public Vocabulary(Language? language)
    {
        _language = language;
        _lookup = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        _stemLookup = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many stems there are.</summary>
    public int Stems => _stems.Count;

    public Entry Add(ReadOnlySpan<char> word)
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

    private Entry AddNew(ReadOnlySpan<char> text)
    {
        var form = _language is null ? Unread(text) : _language.FormOf(text);
        if (!_stems.TryGetValue(form.Stem, out var stem))
        {
            stem = _stems.Count;
            _stems.Add(form.Stem, stem);
        }

        var entry = new Entry(form, stem);
        _forms.Add(form.Text, entry);
        return entry;
    }

    private static Form Unread(ReadOnlySpan<char> text)
    {
        var form = new string(text);
        return new Form(form, form, -1, -1, WordTraits.None, 0);
    }

    /// <summary>A form and the number of its stem.</summary>
    internal readonly record struct Entry(Form Form, int Stem);
}
