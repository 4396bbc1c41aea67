using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Text;

/// <summary>The distinct word forms of one call, and their stems numbered in the order in which they were first said.</summary>
internal sealed class Vocabulary
{
    private static readonly ulong Seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private static readonly ulong Multiplier = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;

    private int[] _buckets = new int[2048];
    private Entry[] _entries = new Entry[1024];
    private int _count;
    private readonly Dictionary<string, int> _stems = new(512, StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _stemLookup;
    private readonly Language? _language;

    public Vocabulary(Language? language)
    {
        _language = language;
        _stemLookup = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many stems there are.</summary>
    public int Stems => _stems.Count;

    public Entry Add(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[WordForm.Longest];
        return AddForm(buffer[..WordForm.Of(word, buffer)]);
    }

    /// <summary>Adds a word that is a form already, as <see cref="WordForm"/> makes it.</summary>
    public Entry AddForm(ReadOnlySpan<char> form)
    {
        var hash = HashOf(form);
        for (var at = _buckets[hash & (_buckets.Length - 1)] - 1; at >= 0; at = _entries[at].Next)
        {
            ref readonly var entry = ref _entries[at];
            if (entry.Hash == hash && form.SequenceEqual(entry.Form.Text))
            {
                return entry;
            }
        }

        return AddNew(form, hash);
    }

    /// <summary>The number of a word's stem; −1 when no word of the call has it.</summary>
    public int StemOf(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[WordForm.Longest];
        Span<char> stemBuffer = stackalloc char[WordForm.Longest];
        var form = buffer[..WordForm.Of(word, buffer)];
        return _stemLookup.TryGetValue(_language is null ? form : _language.Stem(form, stemBuffer), out var stem) ? stem : -1;
    }

    private Entry AddNew(ReadOnlySpan<char> text, int hash)
    {
        var form = _language is null ? Unread(text) : _language.FormOf(text);
        if (!_stems.TryGetValue(form.Stem, out var stem))
        {
            stem = _stems.Count;
            _stems.Add(form.Stem, stem);
        }

        if (_count == _entries.Length)
        {
            Grow();
        }

        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries[_count] = new Entry(form, stem, hash, bucket - 1);
        bucket = ++_count;
        return _entries[_count - 1];
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _buckets = new int[_entries.Length * 2];
        for (var at = 0; at < _count; at++)
        {
            ref var bucket = ref _buckets[_entries[at].Hash & (_buckets.Length - 1)];
            _entries[at] = _entries[at] with { Next = bucket - 1 };
            bucket = at + 1;
        }
    }

    // Four characters at a time, folded by a secret multiplier: a third of the time of the framework's hash for short words.
    private static int HashOf(ReadOnlySpan<char> form)
    {
        var hash = Seed ^ (uint)form.Length;
        var fours = MemoryMarshal.Cast<char, ulong>(form);
        foreach (var four in fours)
        {
            hash = Fold(hash ^ four);
        }

        var rest = 0UL;
        foreach (var c in form[(fours.Length * 4)..])
        {
            rest = (rest << 16) | c;
        }

        return (int)Fold(hash ^ rest);
    }

    private static ulong Fold(ulong value) => Math.BigMul(value, Multiplier, out var low) ^ low;

    private static Form Unread(ReadOnlySpan<char> text)
    {
        var form = new string(text);
        return new Form(form, form, -1, -1, WordTraits.None, 0);
    }

    /// <summary>A form and the number of its stem.</summary>
    /// <param name="Hash">Seeded anew by each process, so that nobody can send words that all fall together.</param>
    /// <param name="Next">The next entry of the same bucket; −1 at its end.</param>
    internal readonly record struct Entry(Form Form, int Stem, int Hash, int Next);
}
