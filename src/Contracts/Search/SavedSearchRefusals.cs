using CallInsight.Contracts.Insights;

namespace CallInsight.Contracts.Search;

/// <summary>Why a search is not saved or changed.</summary>
public static class SavedSearchRefusals
{
    /// <summary>A tenant's searches with alerts: each call is compared with all of them.</summary>
    public const int MostAlerts = 1_000;

    /// <summary>Of them one member's, so that nobody uses up what all have.</summary>
    public const int MostAlertsOfAMember = 50;

    public const int LongestWords = 1_000;

    public static Refusal NotFound { get; } = new("savedSearch.notFound", RefusalKind.NotFound, "There is no such saved search.");

    public static Refusal Changed { get; } = new("savedSearch.changed", RefusalKind.Stale, "The search was changed meanwhile. Look at it again, then change it.");

    public static Refusal TooManyAlerts { get; } = new("savedSearch.tooManyAlerts", RefusalKind.Conflict, $"{MostAlerts} searches of this workspace tell somebody already. Switch alerts off that nobody needs.");

    public static Refusal TooManyOfYours { get; } = new("savedSearch.tooManyAlerts", RefusalKind.Conflict, $"{MostAlertsOfAMember} of your searches tell you already. Switch alerts off that you do not need.");

    public static Refusal Invalid(params (string Field, string Problem)[] fields) => CommonRefusals.Invalid("savedSearch.invalid", fields);

    /// <summary>What is wrong with what somebody wants to keep, but for its words.</summary>
    /// <param name="mayBeTold">Whether its owner reads calls whole: an alert says that a word was said.</param>
    public static IEnumerable<(string Field, string Problem)> Faults(string name, SearchCriteria criteria, Sharing sharing, string alert, bool mayBeTold)
    {
        foreach (var fault in SavedViewRefusals.Faults(name, sharing))
        {
            yield return fault;
        }

        if (criteria.Words?.Length > LongestWords)
        {
            yield return ("q", $"At most {LongestWords} characters.");
        }

        if (alert != SearchAlerts.Off && SearchAlerts.All.Contains(alert, StringComparer.Ordinal) && criteria.HasNothing())
        {
            yield return ("filter", "Give at least one filter: of every call nobody wants to be told.");
        }

        if (!SearchAlerts.All.Contains(alert, StringComparer.Ordinal))
        {
            yield return ("alert", $"Give one of {string.Join(", ", SearchAlerts.All)}.");
        }
        else if (alert != SearchAlerts.Off && !mayBeTold)
        {
            yield return ("alert", "Who reads masked texts cannot be told what is said in calls.");
        }
    }
}
