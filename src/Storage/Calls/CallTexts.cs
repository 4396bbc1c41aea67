using System.Text.Json;
using CallInsight.Contracts.Calls;
using CallInsight.Storage.Secrets;

namespace CallInsight.Storage.Calls;

/// <summary>How a call's texts are sealed: grains write them, Web reads them. The labels never change.</summary>
public static class CallTexts
{
    public const string TitleField = "call.title";
    private const string DetailsField = "call.details";
    private const string TranscriptField = "call.transcript";
    private const string ReportField = "call.report";
    private const string FindingsField = "call.findings";

    public static byte[] SealDetails(TenantKey key, Guid call, CallDetails details)
        => key.Seal(call, DetailsField, JsonSerializer.SerializeToUtf8Bytes(details, StoredJson.Default.CallDetails));

    public static CallDetails OpenDetails(TenantKey key, Guid call, ReadOnlySpan<byte> value)
        => JsonSerializer.Deserialize(key.Open(call, DetailsField, value), StoredJson.Default.CallDetails)!;

    public static byte[] SealTranscript(TenantKey key, Guid call, StoredTranscript transcript)
        => key.SealCompressed(call, TranscriptField, JsonSerializer.SerializeToUtf8Bytes(transcript, StoredJson.Default.StoredTranscript));

    public static StoredTranscript OpenTranscript(TenantKey key, Guid call, ReadOnlySpan<byte> value)
        => JsonSerializer.Deserialize(key.OpenCompressed(call, TranscriptField, value), StoredJson.Default.StoredTranscript)!;

    /// <summary>The transcript's JSON, for readers that need a part of it.</summary>
    public static byte[] OpenTranscriptJson(TenantKey key, Guid call, ReadOnlySpan<byte> value) => key.OpenCompressed(call, TranscriptField, value);

    public static byte[] SealReport(TenantKey key, Guid call, ReadOnlySpan<byte> report) => key.SealCompressed(call, ReportField, report);

    public static byte[] OpenReport(TenantKey key, Guid call, ReadOnlySpan<byte> value) => key.OpenCompressed(call, ReportField, value);

    public static byte[] SealFindings(TenantKey key, Guid call, ReadOnlySpan<byte> findings) => key.SealCompressed(call, FindingsField, findings);

    public static byte[] OpenFindings(TenantKey key, Guid call, ReadOnlySpan<byte> value) => key.OpenCompressed(call, FindingsField, value);
}
