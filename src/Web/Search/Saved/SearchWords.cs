using CallInsight.Contracts.Search;
using CallInsight.Web.Calls;

namespace CallInsight.Web.Search.Saved;

/// <summary>Saved searches in words.</summary>
internal static class SearchWords
{
    public static string Alert(string alert) => alert switch
    {
        SearchAlerts.AtOnce => "At once",
        SearchAlerts.Daily => "In the mail of the next morning",
        _ => "Not at all",
    };

    /// <summary>The last moment before an end; the first there is has none.</summary>
    public static DateTimeOffset LastOf(DateTimeOffset end) => end.UtcTicks == 0 ? end : end.AddTicks(-1);

    /// <summary>Everything that is asked for, as the chips above the list of calls say it.</summary>
    public static string Sentence(SearchCriteria criteria, CallPeople people, TimeZoneInfo zone)
    {
        var parts = new List<string>();
        Add(CallWords.SearchChip, criteria.Words);
        Add(CallWords.PeriodFrom, criteria.From is { } from ? Day(from) : null);
        Add(CallWords.PeriodTo, criteria.To is { } to ? Day(LastOf(to)) : null);
        Add(CallWords.Rep, criteria.Rep is { } rep ? people.NameOf(rep) ?? rep.ToString() : null);
        Add(CallWords.Team, criteria.Team is { } team ? people.Teams.Where(t => t.Id == team).Select(t => t.Name).FirstOrDefault() ?? team.ToString() : null);
        Add(CallWords.Stage, criteria.Stage);
        Add(CallWords.Outcome, criteria.Outcome is { } outcome ? CallWords.OutcomeName(outcome) : null);
        Add(CallWords.Source, criteria.Source);
        Add("With", criteria.Participant);
        Add(CallWords.Tag, criteria.Tag);
        Add(CallWords.Direction, criteria.Direction);
        Add(CallWords.Language, criteria.Language);
        Add(CallWords.Topic, criteria.Topics.Count == 0 ? null : string.Join(", ", criteria.Topics.Select(CallWords.TopicName)));
        Add(CallWords.WithoutChip, criteria.Without.Count == 0 ? null : string.Join(", ", criteria.Without));
        Add(CallWords.Status, criteria.Status is { } status ? CallWords.StatusName(status) : null);
        return parts.Count == 0 ? "All calls" : string.Join("; ", parts);

        void Add(string label, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{label}: {value}");
            }
        }

        string Day(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}
