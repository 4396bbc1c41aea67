using System.Text.Json;
using CallInsight.Contracts.Calls;
using CallInsight.Storage.Secrets;

namespace CallInsight.Storage.Calls;

/// <summary>How the texts of bulk work are sealed: grains write them, Web reads the request. The labels never change.</summary>
public static class BulkTexts
{
    private const string RequestField = "bulk.request";
    private const string ValueField = "bulk.value";

    public static byte[] SealRequest(TenantKey key, Guid bulk, BulkRequest request) => key.Seal(bulk, RequestField, JsonSerializer.SerializeToUtf8Bytes(request));

    public static BulkRequest OpenRequest(TenantKey key, Guid bulk, ReadOnlySpan<byte> value) => JsonSerializer.Deserialize<BulkRequest>(key.Open(bulk, RequestField, value))!;

    /// <param name="result">The id of the result's row.</param>
    public static byte[] SealValue<T>(TenantKey key, Guid result, T value) => key.Seal(result, ValueField, JsonSerializer.SerializeToUtf8Bytes(value));

    /// <inheritdoc cref="SealValue"/>
    public static T OpenValue<T>(TenantKey key, Guid result, ReadOnlySpan<byte> value) => JsonSerializer.Deserialize<T>(key.Open(result, ValueField, value))!;
}
