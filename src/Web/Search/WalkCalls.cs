using CallInsight.Contracts;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Calls;

namespace CallInsight.Web.Search;

/// <summary>Walks a list in its order and compares call by call what no index can tell, until a page is full or it took too long.</summary>
internal sealed class WalkCalls(ReaderDatabase database, SaidInCalls said, IGrainFactory grains, TimeProvider clock)
{
    // Calls compared in one statement.
    private const int Step = 1_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(400);

    /// <summary>At most one row more than the filter asks for, and where the walk stopped before the list's end; null where it did not.</summary>
    public async Task<(List<CallRow> Rows, CallCursor? Stop)> RunAsync(Guid tenant, TenantKey key, Actor actor, CallFilter filter, SearchMatches matches, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var found = new List<CallRow>();
        var backwards = filter.Cursor is { Backwards: true };
        for (var place = filter.Cursor; ;)
        {
            var from = filter with { Cursor = place };
            var (rows, end) = await RowsAsync(tenant, key, actor, from, matches, cancellationToken);
            found.AddRange(matches.Terms.IsBySpeaker ? await ConfirmedAsync(tenant, filter.Search!, rows, cancellationToken) : rows);
            if (found.Count > filter.Limit)
            {
                return ([.. found.Take(filter.Limit + 1)], null);
            }

            place = rows.Count > filter.Limit ? rows[^1].Place(backwards) : end?.Place(backwards);
            if (place is null || clock.GetElapsedTime(began) > Longest)
            {
                return (found, place);
            }
        }
    }

    /// <summary>The ids of all that match, however long it takes.</summary>
    /// <param name="most">With more than these, one more is given.</param>
    public async Task<List<Guid>> IdsAsync(Guid tenant, TenantKey key, Actor actor, CallFilter filter, SearchMatches matches, int most, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>();
        CallCursor? place = null;
        do
        {
            var (rows, stop) = await RunAsync(tenant, key, actor, filter with { Cursor = place }, matches, cancellationToken);
            ids.AddRange(rows.Take(filter.Limit).Select(r => r.Item.Id));
            place = stop ?? (rows.Count > filter.Limit ? rows[filter.Limit - 1].Place() : null);
        }
        while (place is not null && ids.Count <= most);

        return [.. ids.Take(most + 1)];
    }

    /// <summary>The rows that match among the next in order, and the last one that was compared; null where the list ends before. From one
    /// statement: a call that comes or goes between two would move the place of all others.</summary>
    private async Task<(List<CallRow> Rows, CallRow? End)> RowsAsync(Guid tenant, TenantKey key, Actor actor, CallFilter filter, SearchMatches matches, CancellationToken cancellationToken)
    {
        var sql = new CallListSql(tenant, key, actor, filter, matches);
        var rows = await database.QueryAsync(
            tenant, sql.Page(Step), r => (Row: CallRow.Read(r, key), Number: r.GetInt64(CallRow.Columns), IsMatch: r.GetBoolean(CallRow.Columns + 1)), cancellationToken, [.. sql.Arguments]);
        return ([.. rows.Where(r => r.IsMatch).OrderBy(r => r.Number).Select(r => r.Row)], rows.Where(r => !r.IsMatch).Select(r => r.Row).FirstOrDefault());
    }

    private async Task<IEnumerable<CallRow>> ConfirmedAsync(Guid tenant, string search, List<CallRow> rows, CancellationToken cancellationToken)
    {
        var calls = await said.ReadAsync(tenant, null, [.. rows.Select(r => r.Item.Id)], cancellationToken);
        var confirmed = await grains.Search(tenant).Confirm(search, [.. calls.Select(IReadOnlyList<Contracts.Search.SaidText> (c) => [.. c.Utterances.Select(u => u.Said)])]);
        var kept = calls.Zip(confirmed).Where(c => c.Second).Select(c => c.First.Call).ToHashSet();
        return rows.Where(r => kept.Contains(r.Item.Id));
    }
}
