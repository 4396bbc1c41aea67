using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CallInsight.Analysis.Text;

/// <summary>
/// The characters of one text after another as bytes, one for each: sixteen are read at once, also where a text ends.
/// What is no ASCII is 128 or more.
/// </summary>
internal sealed class PlainText : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);

    /// <summary>The bytes of a text and <see cref="PlainForm.Longest"/> zeros behind them; good until the next text.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<char> text)
    {
        var length = text.Length + PlainForm.Longest;
        if (_bytes.Length < length)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(length);
        }

        Narrow(MemoryMarshal.Cast<char, ushort>(text), _bytes);
        _bytes.AsSpan(text.Length, PlainForm.Longest).Clear();
        return _bytes.AsSpan(0, length);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private static void Narrow(ReadOnlySpan<ushort> text, Span<byte> bytes)
    {
        if (text.Length < Vector128<byte>.Count)
        {
            for (var i = 0; i < text.Length; i++)
            {
                bytes[i] = (byte)Math.Min(text[i], byte.MaxValue);
            }

            return;
        }

        for (var at = 0; at < text.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            Narrow(text, bytes, at);
        }

        Narrow(text, bytes, text.Length - Vector128<byte>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow(ReadOnlySpan<ushort> text, Span<byte> bytes, int at)
    {
        var units = text.Slice(at, Vector128<byte>.Count);
        Vector128.NarrowWithSaturation(Vector128.Create(units), Vector128.Create(units[Vector128<ushort>.Count..])).CopyTo(bytes[at..]);
    }
}
