using CallInsight.Contracts.Notifications;
using CallInsight.Contracts.Search;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Coaching;
using CallInsight.Grains.Hosting;
using CallInsight.Grains.Notifications;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace CallInsight.Grains.Search.Alerts;

[StatelessWorker, GrainType("search-alerts")]
internal sealed partial class SearchAlertsGrain(SearchAlertStore store, CallStore calls, CallReaders readers, PrepareNotices notices, IGrainFactory grains, ILogger<SearchAlertsGrain> log) : TenantOwnedGrain, ISearchAlertsGrain
{
    private const int MostAttempts = 5;
    private CompiledSearches _searches = new(string.Empty, []);

    public async Task Match(MatchSearches job)
    {
        try
        {
            var (hits, told) = await FindAsync(job.Call, job.IsQuiet);
            await store.KeepAsync(TenantId, job.Job, hits, told, CancellationToken.None);
        }
        catch (Exception e) when (job.Attempt >= MostAttempts && CallFaults.AreOfTheCall(e))
        {
            LogGivenUp(e, job.Call, job.Attempt);
            await calls.DropJobAsync(TenantId, job.Job, CancellationToken.None);
        }
    }

    private async Task<(IReadOnlyList<SearchHitRow> Hits, IReadOnlyList<Notice> Told)> FindAsync(Guid id, bool isQuiet)
    {
        if (await calls.LoadAsync(TenantId, id, CancellationToken.None) is not { Status: "ready" } call || await readers.FindAsync(TenantId, id, CancellationToken.None) is not { } owner)
        {
            return ([], []);
        }

        await RenewAsync();
        var known = await store.KnownHitsAsync(TenantId, id, CancellationToken.None);
        var matched = await MatchingAsync(call, known);
        var readable = (await readers.AmongAsync(TenantId, owner, [.. matched.Select(m => m.Search.Owner).Distinct()], CancellationToken.None)).ToHashSet();
        var hits = matched.Where(m => readable.Contains(m.Search.Owner)).Select(m => SearchHitRow.Of(m.Search, id, m.Utterance)).ToList();
        return (hits, isQuiet ? [] : await notices.OfAsync(TenantId, [.. hits.Select(h => new Notice(NotificationKinds.SavedSearch, h.Hit, id, null, [h.Owner]) { IsDaily = h.IsDaily })], CancellationToken.None));
    }

    // What was compiled is kept while nobody changes a search: a call costs the look at this and at its own words.
    private async Task RenewAsync()
    {
        var fence = await store.FenceAsync(TenantId, CancellationToken.None);
        if (fence != _searches.Fence)
        {
            _searches = new CompiledSearches(fence, await store.LoadAsync(TenantId, CancellationToken.None));
        }
    }

    private async Task<List<(CompiledSearch Search, int? Utterance)>> MatchingAsync(Call call, IReadOnlySet<Guid> known)
    {
        if (await store.ReadAsync(TenantId, call, await TopicCodes.OfAsync(grains, TenantId), CancellationToken.None) is not { } toMatch)
        {
            return [];
        }

        var fitting = _searches.For(toMatch.Words).Where(s => !known.Contains(s.Id) && toMatch.Fits(s)).ToList();
        if (!fitting.Exists(s => s.Wanted.Count > 0))
        {
            return fitting.ConvertAll(s => (s, (int?)null));
        }

        var heard = await store.HearAsync(TenantId, call, CancellationToken.None);
        return [.. fitting.Where(s => !s.IsBySpeaker || heard.Confirms(s.Words!)).Select(s => (s, s.Words is { } words ? heard.MomentOf(words) : null))];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Call {Call} could not be compared with saved searches in {Attempt} attempts: nobody is told of it.")]
    private partial void LogGivenUp(Exception e, Guid call, int attempt);
}
