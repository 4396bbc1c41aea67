using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Standings;

/// <summary>Finds out what goes well with somebody, and the one thing that is most worth a look.</summary>
internal sealed class LoadStanding(IGrainFactory grains, ReaderDatabase database, TenantKeys keys, FindExampleCalls examples)
{
    /// <summary>In fewer days hardly anybody has calls enough.</summary>
    public const int LeastDays = 90;

    /// <param name="member">Either this or a team.</param>
    /// <returns>Null where there is nobody, or nobody that the reader may see.</returns>
    public async Task<StandingView?> LoadAsync(PageQuestion question, Guid? member, Guid? team, CancellationToken cancellationToken)
    {
        var days = question.Period.Length >= LeastDays ? question.Period.Days : new PeriodDays(question.Period.Days.To.AddDays(1 - LeastDays), question.Period.Days.To);
        var (from, to) = (LocalDays.StartOf(days.From, question.Zone), LocalDays.StartOf(days.To.AddDays(1), question.Zone));
        var found = await grains.Insights(question.Tenant).FindStanding(new AskStanding(question.Actor, from, to, member, team));
        if (!found.Ok)
        {
            return null;
        }

        var subject = member ?? team!.Value;
        var figures = found.Value.Figures;
        var suggestions = figures.Where(f => f.Worth > 0).OrderByDescending(f => f.Worth).ThenBy(f => f.Metric, StringComparer.Ordinal).ToList();
        var isPutOff = await PutOffAsync(question, subject, cancellationToken);
        var open = suggestions.Where(s => !isPutOff(s.Metric)).ToList();
        var view = new StandingView(
            subject, days, [.. figures.Where(f => f.IsStrength).OrderBy(f => f.Pattern is null).ThenBy(f => f.Place).Select(f => new StandingRow(f))],
            open.Count == 0 ? null : new StandingRow(open[0]), Math.Max(0, open.Count - 1), suggestions.Count - open.Count, [], [],
            figures.Count(f => f.Verdict != "tooFew"), figures.Count(f => f.Verdict != "tooFew" && f.Pattern is not null), found.Value.Peers.Count);
        return view.Suggestion is { } suggestion ? await WithCallsAsync(view, suggestion, question, (from, to), member, team, found.Value.Peers, cancellationToken) : view;
    }

    private async Task<StandingView> WithCallsAsync(StandingView view, StandingRow suggestion, PageQuestion question, (DateTimeOffset, DateTimeOffset) span, Guid? member, Guid? team, IReadOnlyList<Guid> peers, CancellationToken cancellationToken)
    {
        var pattern = suggestion.Standing.Pattern!;
        var people = (await grains.Insights(question.Tenant).GetPeople(question.Actor)).Value.Members;
        IReadOnlyList<Guid> theirs = member is { } one ? [one] : [.. people.Where(p => p.Team == team).Select(p => p.Member)];

        // Won calls have more where most pairs say so: then theirs with least are shown, and the other way round.
        var isMoreBetter = pattern.MorePairs > 0.5;
        return view with
        {
            Shows = await examples.ExtremeAsync(question, span, theirs, pattern.Metric, mostFirst: !isMoreBetter, cancellationToken),
            DoneWell = await examples.NearAsync(question, span, peers, pattern.Metric, pattern.Scale == "share" ? (isMoreBetter ? 1 : 0) : pattern.WonMiddle, cancellationToken),
        };
    }

    private async Task<Func<string, bool>> PutOffAsync(PageQuestion question, Guid subject, CancellationToken cancellationToken)
    {
        if (question.Actor.Member is not { } reader)
        {
            return _ => false;
        }

        var key = await keys.GetAsync(question.Tenant, cancellationToken);
        var hashes = await database.QueryAsync(
            question.Tenant, "select metric_hash from suggestions_put_off where tenant_id = $1 and reader_id = $2 and subject_id = $3", r => Convert.ToHexString(r.GetFieldValue<byte[]>(0)), cancellationToken, question.Tenant, reader, subject);
        return metric => hashes.Contains(Convert.ToHexString(key.BlindIndex(ViewTexts.SuggestionMetric, metric)));
    }
}
