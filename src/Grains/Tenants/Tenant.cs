using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Contracts.Billing;
using CallInsight.Contracts.Tenants;
using CallInsight.Grains.Billing;

namespace CallInsight.Grains.Tenants;

/// <summary>What is known of a tenant, and what may become of it.</summary>
internal sealed partial record Tenant(TenantSummary Summary, int Version, TenantSettings Settings)
{
    private const int MostTrackers = 200;
    private const int MostTerms = 200;
    private const int LongestName = 100;

    /// <summary>Checks a new tenant's fields, all at once.</summary>
    public static Refusal? Check(CreateTenant command)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Slug().IsMatch(command.Slug))
        {
            faults["slug"] = "Use 1 to 63 of a to z, 0 to 9 and -, not beginning or ending with -.";
        }

        if (Blank(command.Name) || command.Name.Length > LongestName)
        {
            faults["name"] = $"Give the workspace a name of 1 to {LongestName} characters.";
        }

        if (!Email().IsMatch(command.OwnerEmail))
        {
            faults["ownerEmail"] = "Give an e-mail address, such as ada@example.com.";
        }

        if (Blank(command.OwnerName) || command.OwnerName.Length > LongestName)
        {
            faults["ownerName"] = $"Give the owner's name, of 1 to {LongestName} characters.";
        }

        if (command.Plan.Length > 0 && !PlanNames.All.Contains(command.Plan))
        {
            faults["plan"] = $"A plan is one of {string.Join(", ", PlanNames.All)}.";
        }

        return faults.Count == 0 ? null : TenantRefusals.Invalid(faults);
    }

    /// <summary>The settings after a change of trackers.</summary>
    public Result<TenantSettings> Change(ChangeTrackers command)
    {
        if (command.ExpectedVersion is { } expected && expected != Settings.Version)
        {
            return TenantRefusals.SettingsChanged;
        }

        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (command.Trackers.Count > MostTrackers)
        {
            faults["trackers"] = $"At most {MostTrackers} trackers.";
        }

        foreach (var (tracker, i) in command.Trackers.Select((t, i) => (t, i)))
        {
            if (TrackerFault(tracker, command.Trackers.Take(i)) is { } fault)
            {
                faults[$"trackers[{i}]"] = fault;
            }
        }

        if (command.Domains.FirstOrDefault(d => !Domain().IsMatch(d)) is { } domain)
        {
            faults["domains"] = $"\"{domain}\" is no domain name.";
        }

        return faults.Count == 0
            ? Settings with { Version = Settings.Version + 1, Trackers = command.Trackers, Domains = [.. command.Domains.Select(d => d.ToLowerInvariant())] }
            : TenantRefusals.Invalid(faults);
    }

    private static string? TrackerFault(TrackerSettings tracker, IEnumerable<TrackerSettings> before)
    {
        if (!TrackerKey().IsMatch(tracker.Key) || BuiltIn.Contains(tracker.Key))
        {
            return $"The key \"{tracker.Key}\" must be 1 to 40 of a to z, 0 to 9 and _, and no built-in topic.";
        }

        if (before.Any(t => t.Key == tracker.Key))
        {
            return $"The key \"{tracker.Key}\" is there twice.";
        }

        if (tracker.Terms.Count is 0 or > MostTerms || tracker.Terms.Any(t => Blank(t) || t.Length > LongestName))
        {
            return $"Give 1 to {MostTerms} words or phrases, each of at most {LongestName} characters.";
        }

        return tracker.Side is "rep" or "customer" or "any" ? null : "The side is rep, customer or any.";
    }

    private static IReadOnlyList<string> BuiltIn => Analysis.Metrics.BuiltInTopics;

    private static bool Blank(string text) => string.IsNullOrWhiteSpace(text);

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Slug();

    [GeneratedRegex(@"^[^@\s]{1,64}@[^@\s]{1,253}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"^[a-z0-9_]{1,40}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TrackerKey();

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Domain();
}

/// <summary>A tenant that is about to be.</summary>
internal sealed record NewTenant(TenantSummary Summary, Actor Actor, Guid Owner, string OwnerEmail, string OwnerName, string? OwnerPasswordHash, string SetupToken, string? ApiKey, Subscription? Subscription);
