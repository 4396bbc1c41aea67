namespace CallInsight.Grains.Insights.Columns;

/// <summary>Values that repeat, as codes, each in as many bytes as the greatest needs.</summary>
internal sealed class CodeColumn<T> : IColumn
    where T : notnull
{
    private readonly Column<byte> _bytes = new();

    // One of the two takes over from the one before when the codes outgrow it.
    private Column<ushort>? _shorts;
    private Column<int>? _ints;

    public Codes<T> Dictionary { get; } = new();

    public int Count => _ints?.Count ?? _shorts?.Count ?? _bytes.Count;

    public long Bytes => _ints?.Bytes ?? _shorts?.Bytes ?? _bytes.Bytes;

    /// <summary>The code of a row.</summary>
    public int this[int row] => _ints is { } ints ? ints[row] : _shorts is { } shorts ? shorts[row] : _bytes[row];

    public void Add(T value) => AddCode(Dictionary.Add(value));

    public void AddUnknown() => AddCode(0);

    /// <summary>Adds a code of the column's own dictionary.</summary>
    public void AddCode(int code)
    {
        Widen(code);
        if (_ints is { } ints)
        {
            ints.Add(code);
        }
        else if (_shorts is { } shorts)
        {
            shorts.Add((ushort)code);
        }
        else
        {
            _bytes.Add((byte)code);
        }
    }

    /// <summary>The codes of the rows from a row on.</summary>
    public void CopyTo(int from, Span<int> codes)
    {
        if (_ints is { } ints)
        {
            ints.Values.Slice(from, codes.Length).CopyTo(codes);
        }
        else if (_shorts is { } shorts)
        {
            Translate(shorts.Values.Slice(from, codes.Length), codes);
        }
        else
        {
            Translate(_bytes.Values.Slice(from, codes.Length), codes);
        }
    }

    public void Splice(int from, ReadOnlySpan<int> order, IColumn added)
    {
        var other = (CodeColumn<T>)added;
        var codes = new int[other.Dictionary.Count];
        for (var code = 1; code < codes.Length; code++)
        {
            codes[code] = Dictionary.Add(other.Dictionary[code]!);
        }

        Widen(Dictionary.Count - 1);
        if (_ints is { } ints)
        {
            ints.Splice(from, order, other.Translated(codes, static c => c));
        }
        else if (_shorts is { } shorts)
        {
            shorts.Splice(from, order, other.Translated(codes, static c => (ushort)c));
        }
        else
        {
            _bytes.Splice(from, order, other.Translated(codes, static c => (byte)c));
        }
    }

    private Column<TCode> Translated<TCode>(int[] codes, Func<int, TCode> narrow)
        where TCode : struct
    {
        var translated = new Column<TCode>();
        for (var row = 0; row < Count; row++)
        {
            translated.Add(narrow(codes[this[row]]));
        }

        return translated;
    }

    private void Widen(int code)
    {
        if (code > byte.MaxValue && _shorts is null && _ints is null)
        {
            _shorts = new Column<ushort>();
            foreach (var value in _bytes.Values)
            {
                _shorts.Add(value);
            }

            _bytes.Clear();
        }

        if (code > ushort.MaxValue && _ints is null)
        {
            _ints = new Column<int>();
            foreach (var value in _shorts!.Values)
            {
                _ints.Add(value);
            }

            _shorts = null;
        }
    }

    private static void Translate(ReadOnlySpan<byte> from, Span<int> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[i];
        }
    }

    private static void Translate(ReadOnlySpan<ushort> from, Span<int> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[i];
        }
    }
}
