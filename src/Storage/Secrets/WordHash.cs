using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CallInsight.Storage.Secrets;

/// <summary>Hashes stemmed words to 12 characters, keyed by tenant: 72 bits, so that a million different words meet by chance
/// once in 10^10. The words that a tenant said last are remembered with its key, since calls repeat each other.</summary>
public sealed class WordHash(TenantKey key)
{
    /// <summary>The hash of a word.</summary>
    public string Of(ReadOnlySpan<char> word)
    {
        ref var place = ref key.RecentWords[string.GetHashCode(word, StringComparison.Ordinal) & (TenantKey.MostRecentWords - 1)];
        if (Volatile.Read(ref place) is { } known && word.SequenceEqual(known.Word))
        {
            return known.Hash;
        }

        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(key.Words, MemoryMarshal.AsBytes(word), hash);
        var made = new HashedWord(word.ToString(), Base64Url.EncodeToString(hash[..9]));
        Volatile.Write(ref place, made);
        return made.Hash;
    }
}

/// <summary>A word and its hash under one tenant's key.</summary>
internal sealed record HashedWord(string Word, string Hash);
