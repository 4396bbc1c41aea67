namespace CallInsight.Analysis.Import;

/// <summary>Names of the formats that can be read, as they stand in <c>transcript.format</c> and in import reports.</summary>
public static class TranscriptFormats
{
    public const string Auto = "auto";
    public const string CallInsight = "callinsight";
    public const string WebVtt = "webvtt";
    public const string Srt = "srt";
    public const string Sbv = "sbv";
    public const string Text = "text";
    public const string Deepgram = "deepgram";
    public const string AssemblyAi = "assemblyai";
    public const string AwsTranscribe = "aws-transcribe";
    public const string AwsCallAnalytics = "aws-transcribe-call-analytics";
    public const string AwsPostCallAnalytics = "aws-post-call-analytics";
    public const string GoogleSpeech = "google-stt";
    public const string AzureSpeech = "azure-speech";
    public const string AzureConversation = "azure-language-conversation";
    public const string OpenAi = "openai";
    public const string Whisper = "whisper";
    public const string WhisperX = "whisperx";
    public const string WhisperTimestamped = "whisper-timestamped";
    public const string Rev = "rev";
    public const string Speechmatics = "speechmatics";
    public const string Gong = "gong";
    public const string Fireflies = "fireflies";
    public const string Fathom = "fathom";
    public const string GoogleMeet = "google-meet";
    public const string PodcastNamespace = "podcast-namespace";
    public const string Attendee = "attendee";
    public const string MicrosoftKnowledgeMining = "microsoft-ckm";
    public const string BedrockDataAutomation = "aws-bedrock-data-automation";
}
