using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CallInsight.Analysis.Masking;

/// <summary>Names of people and places, and the usual words of English, from <c>third-party/names</c>: read once, at the first masking.</summary>
/// <remarks>Words are kept as hashes of 56 bits beside their traits: that two of the hundred thousand meet is one chance in ten million, and all of them take two megabytes.</remarks>
internal sealed class NameLists
{
    private const int Places = 1 << 18;
    private const ulong Empty = 14695981039346656037UL;
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

    // The lists are plain ASCII, so that their bytes are hashed as they lie there. Optimised at once: it runs but one time, over a megabyte.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadList(string list, MaskTraits traits)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("names/" + list)
            ?? throw new InvalidOperationException($"The list of names {list} is not embedded.");
        var text = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        stream.ReadExactly(text);
        var hash = Empty;
        var words = 0;
        foreach (var c in text)
        {
            if (c is (byte)'\n')
            {
                Add(Spread(hash), traits);
                (hash, words) = (Empty, 0);
                continue;
            }

            if (c is (byte)' ' && words++ == 0)
            {
                Add(Spread(hash), MaskTraits.PhraseHead);
            }

            hash = c is (byte)'\r' ? hash : Next(hash, c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ulong hash, MaskTraits traits)
    {
        ref var place = ref PlaceOf(hash);
        place = (hash & ~TraitMask) | (place & TraitMask) | (ulong)traits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

    private static ulong Hash(ReadOnlySpan<char> words)
    {
        var hash = Empty;
        foreach (var c in words)
        {
            hash = Next(hash, c);
        }

        return Spread(hash);
    }

    // FNV-1a, and a multiplication that carries its lower bits up.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Next(ulong hash, uint character) => (hash ^ character) * 1099511628211UL;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ulong hash) => (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL;
}
