namespace CallInsight.Grains.Insights.Columns;

/// <summary>Topics that were looked for in a call, by their codes. The calls of a language under the same trackers have the same.</summary>
internal sealed class TopicSet(int[] codes) : IEquatable<TopicSet>
{
    public bool Holds(int code) => codes.Contains(code);

    public bool Equals(TopicSet? other) => other is not null && codes.AsSpan().SequenceEqual(other.Codes);

    public override bool Equals(object? obj) => Equals(obj as TopicSet);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var code in codes)
        {
            hash.Add(code);
        }

        return hash.ToHashCode();
    }

    public int[] Codes => codes;
}
