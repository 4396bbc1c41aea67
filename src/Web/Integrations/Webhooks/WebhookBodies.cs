using System.Text.Json;

namespace CallInsight.Web.Integrations.Webhooks;

/// <summary>Body of <c>POST /api/v1/webhooks</c>.</summary>
/// <param name="Url">Where events are posted to, https.</param>
/// <param name="Events">call.ready, call.failed, outcome.changed, member.created, member.updated, member.deactivated, report.ready, limit.reached.</param>
internal sealed record WebhookRequest(string? Url, string? Description, IReadOnlyList<string>? Events);

/// <summary>Body of <c>PATCH /api/v1/webhooks/{id}</c>; what is missing stays.</summary>
/// <param name="Description">An empty text takes it away.</param>
internal sealed record WebhookPatch(string? Url, string? Description, IReadOnlyList<string>? Events, bool? Enabled);

/// <summary>A webhook just made, or its new secret. The secret is shown this once.</summary>
/// <param name="OldSecretUntil">Until when the secret before signs too.</param>
internal sealed record WebhookSecretBody(Guid Id, string Secret, DateTimeOffset? OldSecretUntil);

/// <summary>A message that was put in the row.</summary>
internal sealed record DeliveryQueued(Guid Id);

/// <summary>A webhook over the API.</summary>
/// <param name="DisabledReason">member, gone or failing; null while it is on.</param>
/// <param name="FailingSince">When the first attempt failed since the last one that did not.</param>
internal sealed record WebhookBody(
    Guid Id, string Url, string? Description, IReadOnlyList<string> Events, bool Enabled, string? DisabledReason, DateTimeOffset? FailingSince, DateTimeOffset? OldSecretUntil, DateTimeOffset CreatedAt)
{
    public static WebhookBody Of(WebhookRow row) => new(
        row.Id, row.Address, row.Description, row.Events, row.Enabled, row.DisabledReason, row.FailingSince?.ToUniversalTime(), row.OldSecretUntil?.ToUniversalTime(), row.CreatedAt.ToUniversalTime());
}

/// <summary>A message to a webhook over the API.</summary>
/// <param name="WebhookId">The header webhook-id, the same in every attempt.</param>
/// <param name="Status">waiting, delivered or parked (given up).</param>
/// <param name="Attempts">Since it was last put in the row.</param>
/// <param name="LastError">Why the last attempt got no answer: timeout, notPublic, noSuchHost, notSecure, notReached or brokenOff.</param>
/// <param name="LastAnswer">The first 2 kB of the last answer.</param>
/// <param name="Payload">What is sent.</param>
internal sealed record DeliveryBody(
    Guid Id, string WebhookId, string Type, string Status, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? NextAttemptAt, DateTimeOffset? LastAttemptAt, int? LastStatus, string? LastError, string? LastAnswer,
    JsonElement Payload)
{
    public static DeliveryBody Of(DeliveryRow row) => new(
        row.Id, $"msg_{row.Id:N}", row.Type, row.Status, row.Attempts, row.CreatedAt.ToUniversalTime(), row.NextAt?.ToUniversalTime(), row.LastAt?.ToUniversalTime(), row.LastStatus, row.LastError, row.LastAnswer,
        JsonSerializer.Deserialize<JsonElement>(row.Payload));
}
