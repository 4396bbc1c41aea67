using CallInsight.Contracts;

namespace CallInsight.Grains.Search;

/// <summary>The topics of a tenant: the built-in ones and its trackers.</summary>
/// <param name="Keys">Code by key.</param>
/// <param name="Names">Code by the form in which a search names a topic, see <see cref="CompileSearch.Plain"/>.</param>
internal sealed record TopicCodes(IReadOnlyDictionary<string, int> Keys, IReadOnlyDictionary<string, int> Names)
{
    public static async Task<TopicCodes> OfAsync(IGrainFactory grains, Guid tenant)
    {
        var codes = Analysis.Metrics.BuiltInTopics.Select((t, i) => (Topic: t, Code: i)).ToDictionary(t => t.Topic, t => t.Code, StringComparer.Ordinal);
        foreach (var tracker in (await grains.Tenant(tenant).GetSettings()).Trackers)
        {
            codes[tracker.Key] = (await grains.Tenant(tenant).GetLabel("topic", tracker.Key)).Value;
        }

        return new TopicCodes(codes, codes.DistinctBy(c => CompileSearch.Plain(c.Key), StringComparer.Ordinal).ToDictionary(c => CompileSearch.Plain(c.Key), c => c.Value, StringComparer.Ordinal));
    }
}
