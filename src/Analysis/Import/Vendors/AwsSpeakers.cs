using System.Text.Json;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Who speaks an item of Amazon Transcribe, and in which segment: by its channel, by its own label, by the speaker segments, or by the audio segments.</summary>
internal sealed class AwsSpeakers
{
    private readonly string? _channel;
    private readonly Dictionary<string, (string? Speaker, int Segment)> _byStart = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);

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

        if (!HasSegments)
        {
            ReadAudioSegments(results);
        }
    }

    private void ReadAudioSegments(JsonElement results)
    {
        var segments = 0;
        foreach (var segment in results.Items("audio_segments"))
        {
            foreach (var id in segment.Items("items"))
            {
                _byId.TryAdd(id.AsText() ?? "", segments);
            }

            segments++;
        }
    }

    /// <summary>Whether the vendor has segments of its own.</summary>
    public bool HasSegments => _byStart.Count > 0 || _byId.Count > 0;

    /// <summary>The item's speaker and the number of its segment; −1 where it is in none.</summary>
    public (string? Speaker, int Segment) Of(JsonElement item)
    {
        if (_channel is not null)
        {
            return (_channel, -1);
        }

        var (speaker, segment) = item.Text("start_time") is { } start && _byStart.TryGetValue(start, out var found) ? found : (null, -1);
        segment = item.Text("id") is { } id && _byId.TryGetValue(id, out var known) ? known : segment;
        return (item.Name("speaker_label") ?? speaker ?? item.Name("channel_label"), segment);
    }
}
