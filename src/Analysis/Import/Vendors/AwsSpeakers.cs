using System.Text.Json;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Who speaks an item of Amazon Transcribe, and in which segment: by its channel, by the speaker segments, or by its own label.</summary>
internal sealed class AwsSpeakers
{
    private readonly string? _channel;
    private readonly Dictionary<string, (string? Speaker, int Segment)> _byStart = new(StringComparer.Ordinal);

    public AwsSpeakers(string? channel) => _channel = channel;

    public AwsSpeakers(JsonElement results)
    {
        var segments = 0;
        foreach (var segment in results.Field("speaker_labels")?.Items("segments") ?? results.Items("segments"))
        {
            foreach (var item in segment.Items("items"))
            {
                if (item.Text("start_time") is { } start)
                {
                    _byStart.TryAdd(start, (item.Name("speaker_label") ?? segment.Name("speaker_label"), segments));
                }
            }

            segments++;
        }
    }

    /// <summary>Whether the vendor has segments of its own.</summary>
    public bool HasSegments => _byStart.Count > 0;

    /// <summary>The item's speaker and the number of its segment; −1 where it is in none.</summary>
    public (string? Speaker, int Segment) Of(JsonElement item)
    {
        if (_channel is not null)
        {
            return (_channel, -1);
        }

        var (speaker, segment) = item.Text("start_time") is { } start && _byStart.TryGetValue(start, out var found) ? found : (null, -1);
        return (speaker ?? item.Name("speaker_label", "channel_label"), segment);
    }
}
