using System.Buffers.Binary;

namespace CallInsight.Grains.Insights;

/// <summary>Reads rows in PostgreSQL's binary COPY format, field by field out of one buffer: a million calls come back in seconds.</summary>
internal sealed class CopyRows(Stream stream, int fields)
{
    // Signature, flags and the length of the extension, which is always 0.
    private const int Header = 19;
    private readonly int[] _starts = new int[fields];
    private readonly int[] _lengths = new int[fields];
    private byte[] _buffer = new byte[1 << 17];
    private int _at;
    private int _end;
    private int _next;
    private bool _begun;

    /// <summary>Goes to the next row.</summary>
    /// <returns>False after the last.</returns>
    /// <exception cref="EndOfStreamException">The connection ended in the middle.</exception>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        _at = _next;
        while (!_begun && _end < Header || (_begun && !HasRow()))
        {
            await FillAsync(cancellationToken);
        }

        if (!_begun)
        {
            (_begun, _next) = (true, Header);
            return await NextAsync(cancellationToken);
        }

        return _next > 0;
    }

    public bool IsNull(int field) => _lengths[field] < 0;

    public ReadOnlySpan<byte> this[int field] => _buffer.AsSpan(_starts[field], _lengths[field]);

    public int Int(int field) => BinaryPrimitives.ReadInt32BigEndian(this[field]);

    public long Long(int field) => BinaryPrimitives.ReadInt64BigEndian(this[field]);

    /// <summary>NaN where it is null.</summary>
    public float Single(int field) => IsNull(field) ? float.NaN : BinaryPrimitives.ReadSingleBigEndian(this[field]);

    /// <summary>NaN where it is null.</summary>
    public double Double(int field) => IsNull(field) ? double.NaN : BinaryPrimitives.ReadDoubleBigEndian(this[field]);

    public Guid Uuid(int field) => new(this[field], bigEndian: true);

    public bool Flag(int field) => this[field][0] != 0;

    /// <summary>How many elements a one-dimensional array has; none of them is null.</summary>
    public int CountOf(int field) => Int32At(this[field], 0) == 0 ? 0 : Int32At(this[field], 12);

    public int IntOf(int field, int element) => Int32At(this[field], 24 + (8 * element));

    public float SingleOf(int field, int element) => BitConverter.Int32BitsToSingle(IntOf(field, element));

    /// <summary>Of an array of 8-byte numbers.</summary>
    public double DoubleOf(int field, int element) => BinaryPrimitives.ReadDoubleBigEndian(this[field][(24 + (12 * element))..]);

    private static int Int32At(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);

    /// <summary>Finds the fields of the row that begins here; the row after the last has no fields.</summary>
    private bool HasRow()
    {
        if (_at + sizeof(short) > _end)
        {
            return false;
        }

        if (BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_at)) < 0)
        {
            _next = 0;
            return true;
        }

        var at = _at + sizeof(short);
        for (var field = 0; field < fields; field++)
        {
            if (at + sizeof(int) > _end)
            {
                return false;
            }

            var length = Int32At(_buffer, at);
            (_starts[field], _lengths[field]) = (at + sizeof(int), length);
            at += sizeof(int) + Math.Max(0, length);
        }

        _next = at;
        return at <= _end;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_at.._end).CopyTo(_buffer);
        (_end, _at) = (_end - _at, 0);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read > 0 ? read : throw new EndOfStreamException("The rows of a bucket ended in the middle.");
    }
}
