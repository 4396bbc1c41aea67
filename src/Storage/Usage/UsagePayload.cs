using System.Buffers;
using System.Text;

namespace CallInsight.Storage.Usage;

/// <summary>
/// Packs entries of the log. Version 1: a byte 1, then the entries one after another to the end. Of each: a byte 0 (event) or 1 (month closed); the
/// tenant; the month; and of an event its meter, id, quantity, moment, day, source and member. Numbers are differences to the entry before as zigzag
/// varints, the quantity is itself. Texts and ids of tenants and members are numbers of those that were written before, or the next number and then
/// themselves. An event's id is a length and UTF-8, or the length 0 and the 16 bytes of a UUID.
/// </summary>
public sealed class UsagePayload
{
    internal const byte Version = 1;
    internal const byte Event = 0;
    internal const byte Closed = 1;

    private readonly ArrayBufferWriter<byte> _bytes = new(512);
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, int> _ids = [];
    private LoggedUsage _last;

    public UsagePayload() => Byte(Version);

    /// <summary>Entries in it.</summary>
    public int Count { get; private set; }

    /// <summary>What was packed so far.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public void Add(in LoggedUsage entry)
    {
        Count++;
        Byte(entry.IsClose ? Closed : Event);
        Reference(entry.Tenant);
        Signed(entry.Month - _last.Month);
        if (entry.IsClose)
        {
            _last = _last with { Month = entry.Month };
            return;
        }

        Reference(entry.Meter);
        Id(entry.Id);
        Signed(entry.Quantity);
        Signed(entry.At - _last.At);
        Signed(entry.Day - _last.Day);
        Reference(entry.Source);
        Reference(entry.Member);
        _last = entry;
    }

    private void Reference(string text)
    {
        if (_texts.TryGetValue(text, out var number))
        {
            Unsigned((ulong)number);
            return;
        }

        Unsigned((ulong)_texts.Count);
        _texts.Add(text, _texts.Count);
        Text(text);
    }

    private void Reference(Guid id)
    {
        if (_ids.TryGetValue(id, out var number))
        {
            Unsigned((ulong)number);
            return;
        }

        Unsigned((ulong)_ids.Count);
        _ids.Add(id, _ids.Count);
        Raw(id);
    }

    // Only what would be written the same again is packed as a UUID.
    private void Id(string id)
    {
        if (id.Length == 36 && Guid.TryParseExact(id, "D", out var uuid) && !id.AsSpan().ContainsAnyInRange('A', 'F'))
        {
            Unsigned(0);
            Raw(uuid);
            return;
        }

        Text(id);
    }

    private void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Unsigned((ulong)length);
        Encoding.UTF8.GetBytes(text, _bytes.GetSpan(length));
        _bytes.Advance(length);
    }

    private void Raw(Guid id)
    {
        id.TryWriteBytes(_bytes.GetSpan(16), bigEndian: true, out _);
        _bytes.Advance(16);
    }

    private void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    private void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    private void Unsigned(ulong value)
    {
        var span = _bytes.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            span[length++] = (byte)(value | 0x80);
        }

        span[length++] = (byte)value;
        _bytes.Advance(length);
    }
}
