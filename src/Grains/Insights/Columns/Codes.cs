namespace CallInsight.Grains.Insights.Columns;

/// <summary>Small numbers for values that repeat. 0 stands for what is not known.</summary>
internal sealed class Codes<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _codes = [];
    private readonly List<T?> _values = [default];

    /// <summary>How many codes there are, with the 0.</summary>
    public int Count => _values.Count;

    public T? this[int code] => _values[code];

    /// <summary>The code of a value; a new one where it has none.</summary>
    public int Add(T value)
    {
        if (!_codes.TryGetValue(value, out var code))
        {
            code = _values.Count;
            _codes.Add(value, code);
            _values.Add(value);
        }

        return code;
    }

    /// <summary>The code of a value; −1 where it has none.</summary>
    public int Find(T value) => _codes.TryGetValue(value, out var code) ? code : -1;

    /// <summary>The values by code, the unknown one first.</summary>
    public T[] ToArray() => [.. _values!];
}
