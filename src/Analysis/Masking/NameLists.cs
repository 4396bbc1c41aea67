using System.Numerics;
using System.Reflection;

namespace CallInsight.Analysis.Masking;

/// <summary>Names of people and places, and the usual words of English, from <c>third-party/names</c>: read once, at the first masking.</summary>
/// <remarks>Words are kept as hashes of 56 bits beside their traits: two words in 10^16 meet by chance, and a million of them in two megabytes.</remarks>
internal sealed class NameLists
{
    private const int Places = 1 << 18;
    private const int TraitBits = 8;
    private const ulong TraitMask = (1 << TraitBits) - 1;
    private static readonly Lazy<NameLists> Read = new(() => new NameLists());

    // The hash's upper bits and the traits, at the hash or the next free place after it; most places stay free.
    private readonly ulong[] _places = new ulong[Places];

    private NameLists()
    {
        ReadList("common", MaskTraits.Common);
        ReadList("given", MaskTraits.Given);
        ReadList("family", MaskTraits.Family);
        ReadList("places", MaskTraits.Place);
        ReadList("countries", MaskTraits.Country);
    }

    public static NameLists Shared => Read.Value;

    /// <summary>What the lists know of a word or of words with single spaces between, as <see cref="FoldedLetters"/> writes them.</summary>
    public MaskTraits Find(ReadOnlySpan<char> words) => (MaskTraits)(PlaceOf(Hash(words)) & TraitMask);

    private void ReadList(string list, MaskTraits traits)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("names/" + list)
            ?? throw new InvalidOperationException($"The list of names {list} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            Add(line, traits);
            if (space > 0)
            {
                Add(line.AsSpan(0, space), MaskTraits.PhraseHead);
            }
        }
    }

    private void Add(ReadOnlySpan<char> words, MaskTraits traits)
    {
        var hash = Hash(words);
        ref var place = ref PlaceOf(hash);
        place = (hash & ~TraitMask) | (place & TraitMask) | (ulong)traits;
    }

    private ref ulong PlaceOf(ulong hash)
    {
        for (var at = (int)(hash >> (64 - BitOperations.Log2(Places))); ; at = (at + 1) & (Places - 1))
        {
            ref var place = ref _places[at];
            if (place == 0 || (place & ~TraitMask) == (hash & ~TraitMask))
            {
                return ref place;
            }
        }
    }

    // FNV-1a, and a multiplication that carries its lower bits up.
    private static ulong Hash(ReadOnlySpan<char> words)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in words)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL;
    }
}
