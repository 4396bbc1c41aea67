namespace CallInsight.Grains.Insights.Columns;

/// <summary>Values that repeat, as codes.</summary>
internal sealed class CodeColumn<T> : IColumn
    where T : notnull
{
    private readonly Column<int> _codes = new();

    public Codes<T> Dictionary { get; } = new();

    /// <summary>The code of each row.</summary>
    public ReadOnlySpan<int> Values => _codes.Values;

    public void Add(T value) => _codes.Add(Dictionary.Add(value));

    public void AddUnknown() => _codes.Add(0);

    public void Splice(int from, ReadOnlySpan<int> order, IColumn added)
    {
        var other = (CodeColumn<T>)added;
        var translated = new Column<int>();
        Span<int> codes = new int[other.Dictionary.Count];
        for (var code = 1; code < codes.Length; code++)
        {
            codes[code] = Dictionary.Add(other.Dictionary[code]!);
        }

        foreach (var code in other.Values)
        {
            translated.Add(codes[code]);
        }

        _codes.Splice(from, order, translated);
    }
}
