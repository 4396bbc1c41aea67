using System.Diagnostics;
using CallInsight.Grains.Operations.Outbox;
using CallInsight.Storage.Hosting.Telemetry;
using Microsoft.Extensions.Logging;

namespace CallInsight.Grains.Integrations.Webhooks;

/// <summary>Brings messages to webhooks.</summary>
internal sealed partial class WebhookCourier(WebhookDeliveries deliveries, WebhookSender sender, TimeProvider time, ILogger<WebhookCourier> log) : ICourier
{
    public string Destination => WebhookRows.Destination;

    // A silo that dies between the endpoint's yes and our commit sends once more, under the same id.
    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (await deliveries.FindAsync(message, cancellationToken) is not { } delivery)
        {
            await deliveries.ForgetAsync(message, cancellationToken);
            return;
        }

        if (!delivery.Enabled)
        {
            await deliveries.ParkAsync(message, cancellationToken);
            return;
        }

        var answer = await sender.SendAsync(delivery.Address, IdOf(message.Id), delivery.Payload, delivery.Secrets, cancellationToken);
        var decision = DeliveryDecision.After(answer, message.Attempt, delivery.FailingSince, time.GetUtcNow(), Random.Shared.NextDouble());
        await deliveries.NoteAsync(message, answer, decision, cancellationToken);
        Measures.OutboxAttempts.Add(1, new TagList { { "destination", Destination }, { "outcome", answer.IsGood ? "delivered" : decision.RetryAt is null ? "parked" : "retried" } });
        if (decision.SwitchedOff is { } reason)
        {
            LogSwitchedOff(message.Subject, reason);
        }
    }

    /// <summary>A message's id as receivers see it.</summary>
    internal static string IdOf(Guid message) => $"msg_{message:N}";

    [LoggerMessage(Level = LogLevel.Information, Message = "The webhook {Webhook} is switched off: {Reason}.")]
    private partial void LogSwitchedOff(Guid webhook, string reason);
}
