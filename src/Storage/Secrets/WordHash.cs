using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CallInsight.Storage.Secrets;

/// <summary>Hashes stemmed words to 12 characters, keyed by tenant: 72 bits, so that a million different words meet by chance
/// once in 10^10. Remembers words within one text, since most words of a call repeat.</summary>
public sealed class WordHash(TenantKey key)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>The hash of a word.</summary>
    public string Of(ReadOnlySpan<char> word)
    {
        var lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out var known))
        {
            return known;
        }

        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(key.Words, MemoryMarshal.AsBytes(word), hash);
        return _known[word.ToString()] = Base64Url.EncodeToString(hash[..9]);
    }
}
