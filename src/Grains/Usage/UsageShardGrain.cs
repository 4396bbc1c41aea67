using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Usage;
using CallInsight.Grains.Hosting;
using CallInsight.Storage.Usage;
using Npgsql;
using Orleans.Concurrency;

namespace CallInsight.Grains.Usage;

/// <summary>Calls interleave while they wait for their commit: all that came in meanwhile goes into the next one.</summary>
[GrainType("usage-shard"), Reentrant]
internal sealed class UsageShardGrain(UsageLog log, UsageWriter writer, TimeProvider time) : Grain, IUsageShardGrain
{
    private const int RowsOfAPage = 256;
    private static readonly TimeSpan FoldEvery = TimeSpan.FromMilliseconds(500);

    private UsageLedger _ledger = new();
    private UsageLane? _lane;
    private UsageShard? _shard;
    private UsageSums _uncounted = new();
    private long _through;
    private Task? _folding;

    private int Number => int.Parse(this.GetPrimaryKeyString().AsSpan("p/usage/".Length), CultureInfo.InvariantCulture);

    private UsageLane Lane => _lane!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TakeAsync(cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw StorageFilter.Crossing(e);
        }

        this.RegisterGrainTimer(Fold, new GrainTimerCreationOptions(FoldEvery, FoldEvery) { Interleave = true });
    }

    public async Task<UsageCounted> Count(UsageBatch batch)
    {
        var now = time.GetUtcNow();
        var (duplicates, entries) = (new bool[batch.Items.Length], new LoggedUsage[batch.Items.Length]);
        var count = 0;
        for (var i = 0; i < duplicates.Length; i++)
        {
            ref readonly var item = ref batch.Items[i];
            duplicates[i] = !_ledger.Admit(batch.Tenant, item.Id, now);
            if (!duplicates[i])
            {
                var month = _ledger.Add(batch.Tenant, item.Month, batch.OpenMonth, item.Meter, item.Quantity);
                entries[count++] = new LoggedUsage(batch.Tenant, item.Meter, item.Id, item.Quantity, (item.At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, item.Day, month, item.Source, item.Member);
            }
        }

        // What was there may still be on its way: to say so before it is safe would be to lose it.
        await OrLoseAsync(count > 0 ? Lane.AddAsync(entries.AsSpan(0, count)) : Lane.SettledAsync());
        return new UsageCounted(duplicates);
    }

    public Task<IReadOnlyList<MeterTotal>> GetTotals(Guid tenant, int month)
        => Task.FromResult<IReadOnlyList<MeterTotal>>([.. _ledger.Totals(tenant, month).Select(t => new MeterTotal(t.Meter, new UsageSum(t.Quantity, 0).Units))]);

    public async Task Close(Guid tenant, int month)
    {
        await OrLoseAsync(_ledger.Close(tenant, month) ? Lane.AddAsync([LoggedUsage.Close(tenant, month)]) : Lane.SettledAsync());
        await Fold();
    }

    public async Task Fold()
    {
        // One that is under way may have begun before what the caller wants counted.
        while (_folding is { IsCompleted: false } before)
        {
            await before;
        }

        await (_folding = FoldAsync());
    }

    public async Task<CountedPage> Read(Guid tenant, LogPlace? from, int most)
    {
        var (events, place) = (new List<CountedEvent>(), from ?? new LogPlace(0, 0));
        var rows = 0;
        await foreach (var row in log.ReadAsync(_shard!.Shard, Math.Max(0, place.Sequence - 1), RowsOfAPage, CancellationToken.None))
        {
            rows++;
            var index = 0;
            foreach (var entry in ReadUsagePayload.Run(row.Payload))
            {
                if (entry.Tenant == tenant && !entry.IsClose && (row.Sequence > place.Sequence || index >= place.Index))
                {
                    if (events.Count == most)
                    {
                        return new CountedPage(events, new LogPlace(row.Sequence, index));
                    }

                    events.Add(Counted(entry, row.WrittenAt));
                }

                index++;
            }

            place = new LogPlace(row.Sequence + 1, 0);
        }

        return new CountedPage(events, rows == RowsOfAPage ? place : null);
    }

    private static CountedEvent Counted(LoggedUsage entry, DateTimeOffset acceptedAt) => new(
        new UsageEvent(entry.Id, entry.Meter, new UsageSum(entry.Quantity, 1).Units, entry.Moment, entry.Source, entry.Member == Guid.Empty ? null : entry.Member),
        entry.Month, DateOnly.FromDayNumber(entry.Day), acceptedAt);

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        _shard = await log.TakeAsync(Number, cancellationToken);
        var remembered = await log.LastBeforeAsync(Number, UsageMonths.RememberedSince(time.GetUtcNow()), cancellationToken);
        await foreach (var row in log.ReadAsync(Number, Math.Min(remembered, _shard.Folded), int.MaxValue, cancellationToken))
        {
            foreach (var entry in ReadUsagePayload.Run(row.Payload))
            {
                _ledger.Restore(entry, row.WrittenAt);
                if (row.Sequence > _shard.Folded)
                {
                    _uncounted.Add(entry);
                }
            }
        }

        _through = _shard.Sequence;
        _lane = new UsageLane(_shard, writer);
    }

    private async Task FoldAsync()
    {
        foreach (var batch in Lane.TakeWritten())
        {
            batch.Entries.ForEach(e => _uncounted.Add(e));
            _through = batch.Sequence;
        }

        if (_through > _shard!.Folded)
        {
            var (sums, through) = (_uncounted, _through);
            _uncounted = new UsageSums();
            await OrLoseAsync(log.FoldAsync(_shard, through, sums, time.GetUtcNow(), CancellationToken.None));
            _shard = _shard with { Folded = through };
        }
    }

    // What became of a write is known to the log alone: the next activation reads it.
    private async Task OrLoseAsync(Task write)
    {
        try
        {
            await write;
        }
        catch (NpgsqlException)
        {
            DeactivateOnIdle();
            throw;
        }
        catch (UsageLostException)
        {
            DeactivateOnIdle();
            throw new StorageException(PostgresErrorCodes.SerializationFailure, isTransient: true);
        }
    }
}
