using CallInsight.Storage.Secrets;

namespace CallInsight.Storage.Integrations;

/// <summary>How webhooks and their messages are sealed: grains write them, Web reads addresses, payloads and answers. The labels never change.</summary>
public static class WebhookTexts
{
    private const string AddressField = "webhook.address";
    private const string DescriptionField = "webhook.description";
    private const string SecretField = "webhook.secret";
    private const string PayloadField = "outbox.payload";
    private const string AnswerField = "outbox.answer";

    public static byte[] SealAddress(TenantKey key, Guid webhook, string address) => key.Seal(webhook, AddressField, address);

    public static string OpenAddress(TenantKey key, Guid webhook, ReadOnlySpan<byte> value) => key.OpenText(webhook, AddressField, value);

    public static byte[]? SealDescription(TenantKey key, Guid webhook, string? description) => description is null ? null : key.Seal(webhook, DescriptionField, description);

    public static string OpenDescription(TenantKey key, Guid webhook, ReadOnlySpan<byte> value) => key.OpenText(webhook, DescriptionField, value);

    public static byte[] SealSecret(TenantKey key, Guid webhook, ReadOnlySpan<byte> secret) => key.Seal(webhook, SecretField, secret);

    public static byte[] OpenSecret(TenantKey key, Guid webhook, ReadOnlySpan<byte> value) => key.Open(webhook, SecretField, value);

    /// <param name="payload">The JSON that is sent.</param>
    public static byte[] SealPayload(TenantKey key, Guid message, ReadOnlySpan<byte> payload) => key.Seal(message, PayloadField, payload);

    /// <inheritdoc cref="SealPayload"/>
    public static byte[] OpenPayload(TenantKey key, Guid message, ReadOnlySpan<byte> value) => key.Open(message, PayloadField, value);

    /// <param name="answer">The beginning of what the endpoint answered.</param>
    public static byte[]? SealAnswer(TenantKey key, Guid message, string? answer) => answer is null ? null : key.Seal(message, AnswerField, answer);

    /// <inheritdoc cref="SealAnswer"/>
    public static string OpenAnswer(TenantKey key, Guid message, ReadOnlySpan<byte> value) => key.OpenText(message, AnswerField, value);
}
