using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Search;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;

namespace CallInsight.Web.Search.Saved;

/// <summary>A saved search's criteria as a query: the filters of the list of calls, and back.</summary>
internal static class CriteriaAddress
{
    /// <summary>What a list's filters ask for. Order, page and length of the list are no part of it, and neither are custom fields: they are refused.</summary>
    /// <returns>Refused: <c>savedSearch.invalid</c>.</returns>
    public static Result<SearchCriteria> Of(CallFilter filter) => filter.CustomFields.Count > 0 || filter.Without.Any(FieldNames.IsOne)
        ? SavedSearchRefusals.Invalid(("filter", "A saved search knows no custom fields."))
        : Known(filter);

    private static SearchCriteria Known(CallFilter filter) => new()
    {
        Words = filter.Search,
        From = filter.From,
        To = filter.To,
        Rep = filter.Rep,
        Team = filter.Team,
        Stage = filter.Stage,
        Outcome = filter.Outcome,
        Status = filter.Status,
        Source = filter.Source,
        Participant = filter.Participant,
        Tag = filter.Tag,
        Direction = filter.Direction,
        Language = filter.Language,
        Topics = filter.Topic?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        Without = filter.Without,
        Zone = filter.Zone.Id,
    };

    /// <summary>As <c>GET /api/v1/calls</c> takes them.</summary>
    public static IReadOnlyDictionary<string, string> ForApi(SearchCriteria criteria) => Query(criteria, Moment, Moment);

    /// <summary>As the page takes them: days of a zone, both included.</summary>
    public static string ForPage(SearchCriteria criteria, TimeZoneInfo zone)
        => QueryString.Create(Query(criteria, from => Day(from, zone), to => Day(SearchWords.LastOf(to), zone))!).ToUriComponent();

    private static Dictionary<string, string> Query(SearchCriteria c, Func<DateTimeOffset, string> from, Func<DateTimeOffset, string> to)
        => new (string Name, string? Value)[]
        {
            ("q", c.Words), ("from", c.From is { } f ? from(f) : null), ("to", c.To is { } t ? to(t) : null), ("rep", c.Rep?.ToString()), ("team", c.Team?.ToString()), ("stage", c.Stage), ("outcome", c.Outcome), ("status", c.Status),
            ("source", c.Source), ("participant", c.Participant), ("tag", c.Tag), ("direction", c.Direction), ("language", c.Language), ("topic", Joined(c.Topics)), ("without", Joined(c.Without)),
        }.Where(p => p.Value is not null).ToDictionary(p => p.Name, p => p.Value!, StringComparer.Ordinal);

    private static string? Joined(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(',', values);

    private static string Moment(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
