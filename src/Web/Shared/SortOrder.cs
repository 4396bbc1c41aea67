namespace CallInsight.Web.Shared;

/// <summary>How a table is sorted: a column's key, and which end comes first. In addresses: <c>date</c>, <c>-date</c> for descending.</summary>
public sealed record SortOrder(string Key, bool Descending)
{
    /// <summary>Reads an address' value; anything that is no offered key is the default.</summary>
    public static SortOrder Parse(string? text, IReadOnlyCollection<string> keys, SortOrder fallback)
    {
        if (string.IsNullOrEmpty(text))
        {
            return fallback;
        }

        var descending = text[0] == '-';
        var key = descending ? text[1..] : text;
        return keys.Contains(key, StringComparer.Ordinal) ? new SortOrder(key, descending) : fallback;
    }

    public override string ToString() => Descending ? "-" + Key : Key;
}
