using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace CallInsight.Analysis.Text;

/// <summary>
/// A form of up to sixteen ASCII letters, digits and apostrophes, one byte each: as good as every word of speech.
/// It is read, lowered, compared and hashed as one number, without a look at its characters one by one.
/// </summary>
internal readonly record struct PlainForm(ulong First, ulong Last)
{
    public const int Longest = 16;

    // Seeded anew by each process, so that nobody can send words that all fall together.
    private static readonly ulong Seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private static readonly ulong Multiplier = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;

    public int Hash
    {
        get
        {
            var high = Math.BigMul(First ^ Seed, Last ^ Multiplier, out var low);
            return (int)(high ^ low);
        }
    }

    public bool Equals(PlainForm other) => ((First ^ other.First) | (Last ^ other.Last)) == 0;

    public override int GetHashCode() => Hash;

    /// <summary>Reads the word that begins at a place of a <see cref="PlainText"/>, where it is plain: no other letter goes on behind it, no apostrophe at its ends is to go.</summary>
    /// <returns>How long word and form are; 0 where a word of another kind or none begins, or where it cannot be told at once.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ReadWord(ReadOnlySpan<byte> text, int start, out PlainForm form)
    {
        var length = Read(Vector128.Create(text.Slice(start, Longest)), out form);
        if (length == 0 || text[start] == '\'' || text[start + length - 1] == '\'')
        {
            return 0;
        }

        return length < Longest ? (text[start + length] < 128 ? length : 0) : EndsAt(text, start + length) ? length : 0;
    }

    /// <summary>The plain form of a form; the default, which is none's, where it is not plain.</summary>
    public static PlainForm Of(ReadOnlySpan<char> form)
    {
        if (form.Length is 0 or > Longest)
        {
            return default;
        }

        Span<ushort> units = stackalloc ushort[Longest];
        MemoryMarshal.Cast<char, ushort>(form).CopyTo(units);
        var bytes = Vector128.NarrowWithSaturation(Vector128.Create<ushort>(units), Vector128.Create<ushort>(units[Vector128<ushort>.Count..]));
        return Read(bytes, out var plain) == form.Length ? plain : default;
    }

    /// <summary>Writes the form's characters and says how many they are.</summary>
    /// <param name="buffer">At least <see cref="Longest"/> long.</param>
    public int CopyTo(Span<char> buffer)
    {
        var bytes = Vector128.Create(First, Last).AsByte();
        var (low, high) = Vector128.Widen(bytes);
        low.CopyTo(MemoryMarshal.Cast<char, ushort>(buffer));
        high.CopyTo(MemoryMarshal.Cast<char, ushort>(buffer[(Longest / 2)..]));
        return BitOperations.TrailingZeroCount(Vector128.Equals(bytes, Vector128<byte>.Zero).ExtractMostSignificantBits() | (1u << Longest));
    }

    private static bool EndsAt(ReadOnlySpan<byte> text, int end) => end == text.Length || (text[end] < 128 && !Words.IsAscii((char)text[end]));

    // Reads letters, digits and apostrophes, sixteen at most, and says how many there are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Read(Vector128<byte> bytes, out PlainForm form)
    {
        // Figures and the apostrophe hold the bit that makes letters small already.
        var lower = bytes | Vector128.Create((byte)0x20);
        var letters = Vector128.LessThan(lower - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        var digits = Vector128.LessThan(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        var marks = Vector128.Equals(bytes, Vector128.Create((byte)'\''));
        var length = BitOperations.TrailingZeroCount(~(letters | digits | marks).ExtractMostSignificantBits());
        var kept = (lower & Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length))).AsUInt64();
        form = new PlainForm(kept.ToScalar(), kept.GetElement(1));
        return length;
    }
}
