using System.Net;
using CallInsight.Contracts;
using CallInsight.Contracts.Integrations;

namespace CallInsight.Grains.Integrations.Webhooks;

/// <summary>What a webhook must be.</summary>
internal static class WebhookRules
{
    /// <summary>Webhooks of one workspace.</summary>
    public const int Most = 20;

    private const int LongestAddress = 2_000;
    private const int LongestDescription = 200;

    /// <summary>What is wrong; null when nothing is. What is null is not looked at.</summary>
    public static Refusal? Check(string? address, string? description, IReadOnlyList<string>? events, bool allowPrivate)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (address is not null && FaultOf(address, allowPrivate) is { } fault)
        {
            faults["url"] = fault;
        }

        if (description?.Length > LongestDescription)
        {
            faults["description"] = FormattableString.Invariant($"At most {LongestDescription} characters.");
        }

        if (events is { Count: 0 })
        {
            faults["events"] = "Choose at least one event.";
        }
        else if (events?.Select(e => e ?? "null").FirstOrDefault(e => !WebhookEvents.All.Contains(e, StringComparer.Ordinal)) is { } unknown)
        {
            faults["events"] = $"There is no event \"{unknown}\". The events are {string.Join(", ", WebhookEvents.All)}.";
        }

        return faults.Count == 0 ? null : WebhookRefusals.Invalid(faults);
    }

    // A name is resolved when something is sent: today's answer says nothing of tomorrow's.
    private static string? FaultOf(string address, bool allowPrivate)
    {
        if (address.Length > LongestAddress || !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
        {
            return "Give an address such as https://example.com/hooks/callinsight.";
        }

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            return "Give an address without a user name and without a #.";
        }

        if (allowPrivate)
        {
            return null;
        }

        if (url.Scheme != "https")
        {
            return "The address must begin with https://.";
        }

        return url.IsLoopback || (IPAddress.TryParse(url.DnsSafeHost, out var ip) && !PublicAddresses.Contain(ip)) ? "This address is not public." : null;
    }
}
