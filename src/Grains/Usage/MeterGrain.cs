using CallInsight.Contracts;
using CallInsight.Contracts.Usage;
using CallInsight.Grains.Hosting;
using CallInsight.Storage.Usage;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace CallInsight.Grains.Usage;

/// <summary>Calls interleave while they wait for the log: parallel callers share its commits.</summary>
[GrainType("meter"), Reentrant]
internal sealed class MeterGrain(MeterStore store, IOptions<UsageOptions> options, TimeProvider time) : TenantOwnedGrain, IMeterGrain
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int Tries = 3;

    private readonly HashSet<string> _ownMeters = new(StringComparer.Ordinal);
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private bool _isCollecting;

    private IUsageShardGrain Shard => GrainFactory.UsageShard(UsageShard.Of(TenantId));

    private int Month => UsageMonths.Of(LocalTime.DayOf(time.GetUtcNow(), _zone));

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        _zone = TimeZoneInfo.FindSystemTimeZoneById(await store.LoadZoneAsync(TenantId, cancellationToken) ?? "UTC");
        foreach (var month in new[] { UsageMonths.Before(Month), Month })
        {
            _ownMeters.UnionWith((await AskAsync(s => s.GetTotals(TenantId, month))).Select(t => t.Meter).Where(IsOwn));
        }
    }

    public async Task<Result<IReadOnlyList<UsageResult>>> Count(CountUsage command)
    {
        if (RoleTable.Of(command.Actor, Permission.UsageWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (command.Events.Count is 0 or > UsageRules.MostEvents)
        {
            return UsageRefusals.Invalid(("events", $"Give 1 to {UsageRules.MostEvents} events."));
        }

        var now = time.GetUtcNow();
        var results = new UsageResult[command.Events.Count];
        var good = new List<int>(results.Length);
        for (var i = 0; i < results.Length; i++)
        {
            var used = command.Events[i];
            if ((UsageRules.Fault(used, now, _zone) ?? NewMeterFault(used.Meter)) is { } fault)
            {
                results[i] = new UsageResult(used.Id, IsDuplicate: false, fault);
                continue;
            }

            good.Add(i);
        }

        var items = good.ConvertAll(i => UsageRules.Item(command.Events[i], now, _zone));
        var duplicates = items.Count == 0 ? [] : await CountAsync([.. items]);
        for (var k = 0; k < good.Count; k++)
        {
            results[good[k]] = new UsageResult(items[k].Id, duplicates[k], null);
        }

        return results;
    }

    public async Task Collect()
    {
        if (_isCollecting)
        {
            return;
        }

        _isCollecting = true;
        try
        {
            while (await store.DueAsync(TenantId, UsageRules.MostEvents, CancellationToken.None) is { Count: > 0 } due)
            {
                await CountAsync([.. due.Select(e => UsageRules.Item(e, time.GetUtcNow(), _zone))]);
                await store.CountedAsync(TenantId, due.Select(e => e.Id), CancellationToken.None);
            }
        }
        finally
        {
            _isCollecting = false;
        }
    }

    public async Task<OpenMonth> GetOpenMonth()
    {
        var month = Month;
        var next = UsageMonths.Of(UsageMonths.First(month).AddMonths(1));
        return new OpenMonth(month, _zone.Id, UsageMonths.Begin(next, _zone), await AskAsync(s => s.GetTotals(TenantId, month)));
    }

    public async Task<Result<Done>> ChangeZone(ChangeUsageZone command)
    {
        if (RoleTable.Of(command.Actor, Permission.BillingWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(command.Zone, out var zone) || !zone.HasIanaId)
        {
            return UsageRefusals.Invalid(("timeZone", $"There is no time zone \"{command.Zone}\". Use a name such as Europe/Berlin."));
        }

        if (zone.Id != _zone.Id)
        {
            await OrForget(async () =>
            {
                await store.SaveZoneAsync(TenantId, command.Actor, zone.Id, CancellationToken.None);
                return Done.It;
            });
            _zone = zone;
        }

        return Done.It;
    }

    public async Task Close(int month)
    {
        if (month < Month && time.GetUtcNow() >= UsageMonths.Begin(UsageMonths.Of(UsageMonths.First(month).AddMonths(1)), _zone) + options.Value.CloseAfter)
        {
            await AskAsync(async s =>
            {
                await s.Close(TenantId, month);
                return Done.It;
            });
        }
    }

    public Task<CountedPage> Read(LogPlace? from, int most) => AskAsync(s => s.Read(TenantId, from, Math.Clamp(most, 1, UsageRules.MostEvents)));

    private static bool IsOwn(string meter) => meter.StartsWith(Meters.Own, StringComparison.Ordinal);

    // Names that somebody mistook for ids would fill memory.
    private string? NewMeterFault(string meter)
        => _ownMeters.Contains(meter) ? null
            : _ownMeters.Count < UsageRules.MostOwnMeters ? (_ownMeters.Add(meter), (string?)null).Item2
            : $"meter: a workspace may have {UsageRules.MostOwnMeters} meters of its own. Put what differs between events into source.";

    private async Task<bool[]> CountAsync(UsageItem[] items)
        => (await AskAsync(s => s.Count(new UsageBatch(TenantId, Month, items)))).Duplicates;

    // A shard that was lost is another's a moment later, and every question may be asked twice.
    private async Task<T> AskAsync<T>(Func<IUsageShardGrain, Task<T>> ask)
    {
        // What is set here ends with this method: whoever calls it is its tenant's again.
        CallContext.EnterPlatform();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask(Shard);
            }
            catch (Exception e) when (attempt < Tries && e is StorageException { IsTransient: true } or Orleans.Runtime.OrleansMessageRejectionException)
            {
                await Task.Delay(Pause * attempt, time);
            }
        }
    }
}
