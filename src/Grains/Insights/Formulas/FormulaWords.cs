using CallInsight.Analysis;

namespace CallInsight.Grains.Insights.Formulas;

/// <summary>The metrics and topics that a formula may name.</summary>
/// <param name="topics">Keys of the tenant's topics with the names they have; null: any topic is taken as it is written, as in a formula that was accepted once.</param>
internal sealed class FormulaWords(IReadOnlyCollection<KeyValuePair<string, string>>? topics)
{
    private static readonly Dictionary<string, ValueKind> Metrics = Analysis.Metrics.All.ToDictionary(m => m.Key, m => KindOf(m.Unit), StringComparer.Ordinal);

    /// <summary>What a metric's key counts in; null where there is no such metric.</summary>
    public ValueKind? KindOf(string key)
    {
        if (Metrics.TryGetValue(key, out var kind))
        {
            return kind;
        }

        var end = key.LastIndexOf('.');
        return key.StartsWith("topic.", StringComparison.Ordinal) && end > 5 && key[(end + 1)..] is "mentions" or "firstMinute" && HasTopic(key[6..end]) ? ValueKind.Number : null;
    }

    // A metric's key is exact: names are for topic("…").
    private bool HasTopic(string key) => topics is null || topics.Any(t => t.Key == key);

    /// <summary>A topic's key by its key or name, whatever the case; null where there is none.</summary>
    public string? TopicOf(string text)
    {
        var wanted = Plain(text);
        return topics is null ? wanted : topics.Where(t => Plain(t.Key) == wanted || Plain(t.Value) == wanted).Select(t => t.Key).FirstOrDefault();
    }

    /// <summary>What may have been meant; null where nothing is near.</summary>
    public string? Near(string key) => Nearest(key, [.. Metrics.Keys, .. (topics ?? []).SelectMany(t => new[] { $"topic.{t.Key}.mentions", $"topic.{t.Key}.firstMinute" })]);

    /// <summary>The topic that may have been meant.</summary>
    public string? NearTopic(string text) => Nearest(Plain(text), [.. (topics ?? []).Select(t => t.Key)]);

    private static string Plain(string text) => text.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    private static string? Nearest(string word, string[] known)
    {
        var best = known.Select(k => (Word: k, Distance: Distance(word.ToUpperInvariant(), k.ToUpperInvariant()))).OrderBy(k => k.Distance).ThenBy(k => k.Word, StringComparer.Ordinal).FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(2, word.Length / 3) ? best.Word : null;
    }

    /// <summary>Levenshtein: letters that must be put in, taken out or changed.</summary>
    private static int Distance(string a, string b)
    {
        var before = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var now = new int[b.Length + 1];
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                now[j] = Math.Min(Math.Min(now[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }

            before = now;
        }

        return before[b.Length];
    }

    private static ValueKind KindOf(MetricUnit unit) => unit switch
    {
        MetricUnit.Seconds => ValueKind.Seconds,
        MetricUnit.Ratio or MetricUnit.YesNo => ValueKind.Share,
        _ => ValueKind.Number,
    };
}
