using CallInsight.Contracts.Search;
using CallInsight.Grains.Calls;

namespace CallInsight.Grains.Search.Alerts;

/// <summary>A call with all that searches ask of it, but what only its transcript tells. Web's <c>CallConditions</c> says the same of lists.</summary>
/// <param name="Team">The rep's.</param>
/// <param name="Topics">Codes of what came up.</param>
/// <param name="Known">Every topic of the tenant.</param>
internal sealed record CallToMatch(Call Call, Guid? Team, string? Language, IReadOnlySet<int> Topics, TopicCodes Known, CallWords Words)
{
    /// <summary>Whether the call is one of those that the search means, as far as no transcript is needed.</summary>
    public bool Fits(CompiledSearch search) => Fits(search.Criteria) && (search.Words is not { } words || Fits(words, search.Zone)) && search.Wanted.All(Words.Hold) && !search.Unwanted.Any(Words.Hold);

    private bool Fits(SearchCriteria c)
        => (c.Status ?? "ready") == "ready"
        && !(Call.StartedAt < c.From) && !(Call.StartedAt >= c.To)
        && IsOr(c.Rep, Call.Rep) && IsOr(c.Team, Team)
        && IsOr(c.Stage, Call.Details.Stage) && IsOr(c.Source, Call.Details.Source) && IsOr(c.Outcome, Call.Outcome.Result) && IsOr(c.Direction, Call.Direction) && IsOr(c.Language, Language)
        && (c.Tag is null || Call.Details.Tags?.Contains(c.Tag, StringComparer.Ordinal) == true)
        && (c.Participant is null || Call.Details.Participants.Any(p => string.Equals(p.Email?.Trim(), c.Participant, StringComparison.OrdinalIgnoreCase)))
        && c.Topics.All(t => Known.Keys.TryGetValue(t, out var code) && Topics.Contains(code))
        && c.Without.All(IsUnknown);

    // A topic that the tenant no longer has is asked for in vain, and so is its absence: the list of calls refuses such a search.
    private bool Fits(ParsedSearch words, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Call.StartedAt, zone).DateTime);
        return !(day < words.From) && !(day > words.To)
            && words.Topics.All(t => Known.Names.TryGetValue(CompileSearch.Plain(t.Name), out var code) && Topics.Contains(code) != t.Unwanted);
    }

    private bool IsUnknown(string field) => field switch
    {
        "rep" => Call.Rep is null,
        "team" => Team is null,
        "stage" => Call.Details.Stage is null,
        "source" => Call.Details.Source is null,
        "direction" => Call.Direction is null,
        "language" => Language is null,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private static bool IsOr(Guid? asked, Guid? has) => asked is null || asked == has;

    private static bool IsOr(string? asked, string? has) => asked is null || string.Equals(asked, has, StringComparison.Ordinal);
}
