using System.Buffers.Binary;

namespace CallInsight.Web.Calls;

/// <summary>Looks at the directory at the end of a ZIP entry by entry, before anything makes objects of it: what the file says of itself may be wrong.</summary>
internal static class ZipDirectory
{
    private const uint EntrySignature = 0x02014b50;
    private const int EntryHead = 46;
    private const int EndRecord = 22;
    private const int LongestComment = ushort.MaxValue;
    private const uint In64 = uint.MaxValue;

    /// <summary>How many entries there are, counted no further than one beyond <paramref name="most"/>; null where there is no directory.</summary>
    public static int? Count(Stream zip, int most)
    {
        if (FindStart(zip) is not { } start || start < 0 || start > zip.Length)
        {
            return null;
        }

        Span<byte> head = stackalloc byte[EntryHead];
        zip.Position = start;
        for (var count = 0; ; count++)
        {
            if (count > most || zip.ReadAtLeast(head, EntryHead, throwOnEndOfStream: false) < EntryHead || BinaryPrimitives.ReadUInt32LittleEndian(head) != EntrySignature)
            {
                return count;
            }

            // Name, extra fields and comment follow. Not every stream can be put beyond its end.
            var next = zip.Position + UInt16(head, 28) + UInt16(head, 30) + UInt16(head, 32);
            if (next > zip.Length)
            {
                return count + 1;
            }

            zip.Position = next;
        }
    }

    private static long? FindStart(Stream zip)
    {
        var tail = new byte[Math.Min(zip.Length, EndRecord + LongestComment)];
        zip.Position = zip.Length - tail.Length;
        zip.ReadExactly(tail);
        if (tail.Length < EndRecord || tail.AsSpan(0, tail.Length - EndRecord + 4).LastIndexOf("PK\u0005\u0006"u8) is not (>= 0 and var at))
        {
            return null;
        }

        var end = tail.AsSpan(at);
        var start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        var is64 = start == In64 || UInt16(end, 4) == ushort.MaxValue || UInt16(end, 10) == ushort.MaxValue;
        return is64 && FindStart64(zip, zip.Length - tail.Length + at) is { } far ? far : start;
    }

    /// <summary>In the record of large archives, to which a locator of 20 bytes before the end record leads.</summary>
    private static long? FindStart64(Stream zip, long endRecord)
    {
        Span<byte> locator = stackalloc byte[20];
        Span<byte> record = stackalloc byte[56];
        return TryRead(zip, endRecord - locator.Length, locator, "PK\u0006\u0007"u8) && TryRead(zip, BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), record, "PK\u0006\u0006"u8)
            ? BinaryPrimitives.ReadInt64LittleEndian(record[48..])
            : null;
    }

    private static bool TryRead(Stream zip, long position, Span<byte> into, ReadOnlySpan<byte> signature)
    {
        if (position < 0 || position > zip.Length - into.Length)
        {
            return false;
        }

        zip.Position = position;
        zip.ReadExactly(into);
        return into.StartsWith(signature);
    }

    private static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}
