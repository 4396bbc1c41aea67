using CallInsight.Analysis.Import.Cues;
using CallInsight.Analysis.Import.Lines;
using CallInsight.Analysis.Import.Vendors;

namespace CallInsight.Analysis.Import;

/// <summary>Every format that can be read, in the order in which they are tried: the narrow before the wide.</summary>
internal static class FormatCatalogue
{
    public static IReadOnlyList<IJsonFormat> Json { get; } =
    [
        new DeepgramReader(),
        new AwsTranscribeReader(),
        new AwsCallAnalyticsReader(),
        new AwsPostCallAnalyticsReader(),
        new BedrockReader(),
        new AttendeeReader(),
        new FathomReader(),
        new FirefliesReader(),
        new GoogleMeetReader(),
        new GongReader(),
        new RevReader(),
        new SpeechmaticsReader(),
        new GoogleSpeechReader(),
        new AzureConversationReader(),
        new KnowledgeMiningReader(),
        new PodcastNamespaceReader(),
        new AssemblyAiReader(),
        new WhisperXReader(),
        new WhisperTimestampedReader(),
        new OpenAiReader(),
        new WhisperReader(),
        new AzureSpeechReader(),
        new CallInsightReader(),
    ];

    public static IReadOnlyList<ITextFormat> Text { get; } =
    [
        new WebVttReader(),
        new SrtReader(),
        new SbvReader(),
        new PodcastHtmlReader(),
        new PlainTextReader(),
    ];

    /// <summary>The names that may be asked for.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [TranscriptFormats.Auto, .. Json.Select(format => format.Name).Concat(Text.Select(format => format.Name)).Distinct().Order(StringComparer.Ordinal)];

    public static bool Knows(string name) => Names.Contains(name);

    /// <summary>Whether a file of one is read by the other too: WebVTT and SRT differ by little, and files of either bear the other's name.</summary>
    public static bool Related(ITextFormat one, ITextFormat other) => one is WebVttReader or SrtReader && other is WebVttReader or SrtReader;
}
