using System.Text.Json;
using CallInsight.Storage.Secrets;

namespace CallInsight.Storage.Provisioning;

/// <summary>How what identity providers say is sealed.</summary>
public static class ScimTexts
{
    private const string UserField = "scim.user";
    private const string LogField = "scim.log";

    /// <param name="resource">JSON.</param>
    public static byte[] SealUser(TenantKey key, Guid member, ReadOnlySpan<byte> resource) => key.Seal(member, UserField, resource);

    public static byte[] OpenUser(TenantKey key, Guid member, ReadOnlySpan<byte> value) => key.Open(member, UserField, value);

    public static byte[] SealLog(TenantKey key, Guid entry, ScimLogDetails details) => key.Seal(entry, LogField, JsonSerializer.SerializeToUtf8Bytes(details));

    public static ScimLogDetails OpenLog(TenantKey key, Guid entry, ReadOnlySpan<byte> value) => JsonSerializer.Deserialize<ScimLogDetails>(key.Open(entry, LogField, value))!;
}

/// <summary>What a line of the log tells beside status and time.</summary>
/// <param name="Path">From <c>/scim/v2</c> on, with its query.</param>
/// <param name="Subject">The user name or the group's name, where there is one.</param>
/// <param name="Problem">Why it was refused; null where it was not.</param>
public sealed record ScimLogDetails(string Path, string? Subject, string? Problem);
