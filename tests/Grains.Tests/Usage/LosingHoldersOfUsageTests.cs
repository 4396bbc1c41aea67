using System.Collections.Concurrent;
using CallInsight.Contracts;
using CallInsight.Contracts.Usage;
using CallInsight.Grains.Tests.Hosting;
using CallInsight.Grains.Usage;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Usage;
using Xunit;

namespace CallInsight.Grains.Tests.Usage;

/// <summary>Whatever breaks between an event and its answer, it is in the log once, and all sums are those of the log.</summary>
public sealed class LosingHoldersOfUsageTests : IAsyncLifetime
{
    private const int Callers = 24;
    private const int EventsOfACaller = 1_500;
    private const int Ids = 9_000;
    private static readonly Actor Key = new("key", Guid.CreateVersion7(), null, [Scopes.UsageWrite], [], null);
    private static readonly string[] Zones = ["Pacific/Kiritimati", "America/Los_Angeles", "Etc/UTC"];

    // Of its own: what is cut here would be cut under other tests.
    private readonly TwoSilos _silos = new();
    private readonly int _seed = Random.Shared.Next();

    public ValueTask InitializeAsync() => _silos.InitializeAsync();

    public ValueTask DisposeAsync() => _silos.DisposeAsync();

    [Fact]
    public async Task Connections_cut_shards_taken_and_months_closed_at_any_moment_count_each_event_once()
    {
        var tenants = new List<Guid>();
        foreach (var zone in Zones)
        {
            tenants.Add(await _silos.ATenantAsync());
            CallContext.Enter(tenants[^1]);
            await _silos.Grains.Meter(tenants[^1]).ChangeZone(new ChangeUsageZone(new Actor("member", Guid.CreateVersion7(), Role.Owner, [], [], null), zone));
        }

        using var over = new CancellationTokenSource();
        var accepted = new ConcurrentDictionary<(Guid, string), int>();
        var misfortunes = HappenAsync(tenants, over.Token);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(c => Task.Run(() => TellAsync(new Random(_seed + c), tenants, accepted))));
        await over.CancelAsync();
        var happened = await misfortunes;

        foreach (var tenant in tenants)
        {
            var told = accepted.Where(a => a.Key.Item1 == tenant).ToList();
            CallContext.EnterPlatform();
            await UntilAnsweredAsync(() => _silos.Grains.UsageShard(UsageShard.Of(tenant)).Fold());
            Assert.True(told.All(t => t.Value <= 1), $"Seed {_seed}: of {tenant} an event was answered as new {told.Max(t => t.Value)} times.");
            Assert.Equal(told.Sum(t => QuantityOf(t.Key.Item2)), await _silos.LookAsync($"select sum(quantity) from usage_days where tenant_id = '{tenant}'"));
            Assert.Equal((long)told.Count, await _silos.LookAsync($"select sum(events)::bigint from usage_hours where tenant_id = '{tenant}'"));
        }

        await using var source = DataSources.Of("meter", _silos.Database.Connections.Meter);
        var recount = await RecountUsage.RunAsync(source, CancellationToken.None);
        Assert.True(recount.Faults.Count == 0, $"Seed {_seed}: {string.Join(' ', recount.Faults.Take(5))}");
        Assert.True(happened > 20, $"Only {happened} misfortunes happened.");
    }

    // A quantity that belongs to the id: a repeat says the same.
    private static decimal QuantityOf(string id) => (id.GetHashCode(StringComparison.Ordinal) & 0xFFFF) / 64m + 1;

    // Each event until somebody answers; sometimes again although it was answered.
    private async Task TellAsync(Random dice, List<Guid> tenants, ConcurrentDictionary<(Guid, string), int> accepted)
    {
        for (var told = 0; told < EventsOfACaller;)
        {
            var (tenant, now) = (tenants[dice.Next(tenants.Count)], TimeProvider.System.GetUtcNow());
            var events = Enumerable.Range(0, dice.Next(3) == 0 ? 1 : dice.Next(1, 60)).Select(_ => Event(dice, now)).ToList();
            CallContext.Enter(tenant);
            for (var repeats = dice.Next(4) == 0 ? 2 : 1; repeats > 0; repeats--)
            {
                await UntilAnsweredAsync(async () =>
                {
                    foreach (var result in (await _silos.Grains.Meter(tenant).Count(new CountUsage(Key, events))).Value)
                    {
                        Assert.Null(result.Error);
                        accepted.AddOrUpdate((tenant, result.Id), _ => result.IsDuplicate ? 0 : 1, (_, times) => times + (result.IsDuplicate ? 0 : 1));
                    }
                });
            }

            told += events.Count;
        }
    }

    private static UsageEvent Event(Random dice, DateTimeOffset now)
    {
        var id = $"event-{dice.Next(Ids)}";
        return new UsageEvent(id, $"custom.meter{id[^1]}", QuantityOf(id), now.AddHours(-dice.Next(600)), dice.Next(2) == 0 ? "" : "till", null);
    }

    private static async Task UntilAnsweredAsync(Func<Task> ask)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await ask();
                return;
            }
            catch (Exception e) when (attempt < 200 && e is StorageException or Orleans.Runtime.OrleansException)
            {
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private async Task<int> HappenAsync(List<Guid> tenants, CancellationToken over)
    {
        var (dice, happened) = (new Random(_seed - 1), 0);
        await using var stranger = new UsageLog(DataSources.Of("stranger", _silos.Database.Connections.Meter));
        var closed = UsageMonths.Before(UsageMonths.Of(TimeProvider.System.GetUtcNow().UtcDateTime));
        while (!over.IsCancellationRequested)
        {
            var tenant = tenants[dice.Next(tenants.Count)];
            switch (dice.Next(3))
            {
                case 0:
                    // Cut before, within and after commits, as a process that dies does.
                    await _silos.LookAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'callinsight_meter' and datname = current_database()");
                    break;
                case 1:
                    // Another silo believes the shard to be its own; the one that has it does not know.
                    await UntilAnsweredAsync(async () => await TakeAsync(stranger, UsageShard.Of(tenant)));
                    break;
                default:
                    CallContext.EnterPlatform();
                    await UntilAnsweredAsync(() => _silos.Grains.UsageShard(UsageShard.Of(tenant)).Close(tenant, closed));
                    break;
            }

            happened++;
            await Task.Delay(dice.Next(60), CancellationToken.None);
        }

        return happened;
    }

    private static async Task TakeAsync(UsageLog stranger, int shard)
    {
        try
        {
            await stranger.TakeAsync(shard, CancellationToken.None);
        }
        catch (Npgsql.NpgsqlException e)
        {
            throw new StorageException((e as Npgsql.PostgresException)?.SqlState, isTransient: true);
        }
    }
}
