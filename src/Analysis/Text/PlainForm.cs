using System.Numerics;
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

    /// <summary>Reads the letters, digits and apostrophes that stand at a place of a text, sixteen at most.</summary>
    /// <returns>How many there are.</returns>
    public static int Read(ReadOnlySpan<char> text, int at, out PlainForm form)
    {
        var bytes = Sixteen(text[at..]);

        // Figures and the apostrophe hold the bit that makes letters small already.
        var lower = bytes | Vector128.Create((byte)0x20);
        var letters = Vector128.LessThan(lower - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        var digits = Vector128.LessThan(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        var marks = Vector128.Equals(bytes, Vector128.Create((byte)'\''));
        var length = BitOperations.TrailingZeroCount(~(letters | digits | marks).ExtractMostSignificantBits());
        var kept = lower & Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));
        form = new PlainForm(kept.AsUInt64().GetElement(0), kept.AsUInt64().GetElement(1));
        return length;
    }

    /// <summary>The plain form of a form, where it is plain.</summary>
    public static bool TryOf(ReadOnlySpan<char> form, out PlainForm plain)
    {
        plain = default;
        return form.Length is > 0 and <= Longest && Read(form, 0, out plain) == form.Length;
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

    // What is no byte becomes 255, which is no part of a plain word.
    private static Vector128<byte> Sixteen(ReadOnlySpan<char> text)
    {
        if (text.Length < Longest)
        {
            Span<char> end = stackalloc char[Longest];
            end.Clear();
            text.CopyTo(end);
            return Narrow(end);
        }

        return Narrow(text);
    }

    private static Vector128<byte> Narrow(ReadOnlySpan<char> text)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        return Vector128.NarrowWithSaturation(Vector128.Create(units), Vector128.Create(units[Vector128<ushort>.Count..]));
    }
}
