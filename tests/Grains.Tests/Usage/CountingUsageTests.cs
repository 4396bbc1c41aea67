using CallInsight.Contracts;
using CallInsight.Contracts.Usage;
using CallInsight.Grains.Tests.Hosting;
using CallInsight.Grains.Usage;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Usage;
using Xunit;

namespace CallInsight.Grains.Tests.Usage;

public sealed class CountingUsageTests(TwoSilos silos)
{
    private static readonly Actor Key = new("key", Guid.CreateVersion7(), null, [Scopes.UsageWrite], [], null);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task An_event_counts_once()
    {
        var (tenant, meter) = await AMeterAsync();
        CallContext.Enter(tenant);

        var first = await meter.Count(new CountUsage(Key, [Of("a", 2.5m), Of("b", 1)]));
        var second = await meter.Count(new CountUsage(Key, [Of("b", 1), Of("c", 1), Of("c", 1)]));

        Assert.Equal([false, false], first.Value.Select(r => r.IsDuplicate));
        Assert.Equal([true, false, true], second.Value.Select(r => r.IsDuplicate));
        Assert.Equal(4.5m, Assert.Single((await meter.GetOpenMonth()).Totals).Quantity);
        Assert.Equal(4.5m, await CountedAsync(tenant));
    }

    [Fact]
    public async Task The_same_id_is_another_tenants_own()
    {
        var (first, one) = await AMeterAsync();
        CallContext.Enter(first);
        Assert.False((await one.Count(new CountUsage(Key, [Of("same", 1)]))).Value.Single().IsDuplicate);

        var (second, other) = await AMeterAsync();
        CallContext.Enter(second);
        Assert.False((await other.Count(new CountUsage(Key, [Of("same", 1)]))).Value.Single().IsDuplicate);
    }

    [Fact]
    public async Task A_wrong_event_is_named_and_the_others_count()
    {
        var (tenant, meter) = await AMeterAsync();
        CallContext.Enter(tenant);

        var results = (await meter.Count(new CountUsage(Key,
        [
            Of("good", 1), Of("", 1), Of("x", 1) with { Meter = "calls" }, Of("y", 0), Of("z", 0.0000001m), Of("late", 1) with { At = Now.AddDays(-90) }, Of("early", 1) with { At = Now.AddHours(2) },
            Of("long", 1) with { Source = new string('s', 101) },
        ]))).Value;

        Assert.Null(results[0].Error);
        Assert.Equal(["id", "meter", "quantity", "quantity", "at", "at", "source"], results.Skip(1).Select(r => r.Error!.Split(':')[0]));
        Assert.Equal(1, await CountedAsync(tenant));
    }

    [Fact]
    public async Task Who_may_not_tell_events_tells_none()
    {
        var (tenant, meter) = await AMeterAsync();
        CallContext.Enter(tenant);

        var refused = await meter.Count(new CountUsage(Key with { Scopes = [Scopes.CallsWrite] }, [Of("a", 1)]));

        Assert.Equal("permission.denied", refused.Refusal!.Code);
    }

    [Fact]
    public async Task An_event_of_a_closed_month_is_billed_in_the_open_one_on_its_own_day()
    {
        var (tenant, meter) = await AMeterAsync();
        CallContext.Enter(tenant);
        var (open, closed) = (UsageMonths.Of(Now.UtcDateTime), UsageMonths.Before(UsageMonths.Of(Now.UtcDateTime)));
        var late = new DateTimeOffset(UsageMonths.First(closed).AddDays(27).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        await meter.Count(new CountUsage(Key, [Of("in time", 3) with { At = late }]));

        await CloseAsync(tenant, closed);
        await meter.Count(new CountUsage(Key, [Of("too late", 4) with { At = late }]));
        await FoldAsync(tenant);

        Assert.Equal($"{closed}=3 {open}=4", await silos.LookAsync($"select string_agg(month || '=' || trim_scale(quantity), ' ' order by month) from usage_days where tenant_id = '{tenant}' and day = '{late:yyyy-MM-dd}'"));
        Assert.Equal($"{closed}=3", await silos.LookAsync($"select string_agg(month || '=' || trim_scale(quantity), ' ') from usage_lines where tenant_id = '{tenant}'"));
        Assert.Equal(4, Assert.Single((await meter.GetOpenMonth()).Totals).Quantity);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Etc/UTC")]
    public async Task A_month_ends_with_its_workspaces_clocks(string zone)
    {
        var (tenant, meter) = await AMeterAsync();
        CallContext.Enter(tenant);
        var owner = new Actor("member", Guid.CreateVersion7(), Role.Owner, [], [], null);
        Assert.True((await meter.ChangeZone(new ChangeUsageZone(owner, zone))).Ok);
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var month = UsageMonths.Of(LocalTime.DayOf(Now, place));
        var begin = UsageMonths.Begin(month, place);

        await meter.Count(new CountUsage(Key, [Of("last", 1) with { At = begin.AddMilliseconds(-1) }, Of("first", 2) with { At = begin }]));
        await FoldAsync(tenant);

        Assert.Equal(
            $"{UsageMonths.Before(month)}=1 {month}=2",
            await silos.LookAsync($"select string_agg(month || '=' || trim_scale(quantity), ' ' order by month) from usage_days where tenant_id = '{tenant}'"));
    }

    [Fact]
    public async Task What_the_product_notes_is_counted_within_a_moment_and_once()
    {
        var (tenant, meter) = await AMeterAsync();
        CallContext.Enter(tenant);
        for (var again = 0; again < 2; again++)
        {
            await silos.LookAsync($"insert into usage_due values ('{tenant}', 'calls/1', 'calls', 1, now(), 'analysis', '{Guid.Empty}')");
            await Testing.Eventually.IsAsync("noted and not counted", () => silos.LookAsync($"select count(*) from usage_due where tenant_id = '{tenant}'"), 0L);
        }

        Assert.Equal(new MeterTotal("calls", 1), Assert.Single((await meter.GetOpenMonth()).Totals));
    }

    [Fact]
    public async Task A_tenant_reads_its_own_events_and_no_others()
    {
        var (tenant, meter) = await AMeterAsync();
        CallContext.Enter(tenant);
        var neighbour = await ANeighbourAsync(tenant);
        await meter.Count(new CountUsage(Key, [.. Enumerable.Range(0, 25).Select(i => Of($"e{i}", i + 1))]));
        CallContext.Enter(neighbour);
        await silos.Grains.Meter(neighbour).Count(new CountUsage(Key, [Of("theirs", 1)]));
        CallContext.Enter(tenant);

        var (read, place) = (new List<CountedEvent>(), (LogPlace?)null);
        do
        {
            var page = await meter.Read(place, 7);
            read.AddRange(page.Events);
            place = page.Next;
        }
        while (place is not null);

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"e{i}={i + 1}"), read.Select(e => $"{e.Event.Id}={e.Event.Quantity:0.##}"));
    }

    private static UsageEvent Of(string id, decimal quantity) => new(id, "custom.widgets", quantity, null, "shop");

    private async Task<(Guid Tenant, IMeterGrain Meter)> AMeterAsync()
    {
        var tenant = await silos.ATenantAsync();
        return (tenant, silos.Grains.Meter(tenant));
    }

    // In the same shard.
    private async Task<Guid> ANeighbourAsync(Guid tenant)
    {
        while (true)
        {
            if (await silos.ATenantAsync() is var other && UsageShard.Of(other) == UsageShard.Of(tenant))
            {
                return other;
            }
        }
    }

    private async Task FoldAsync(Guid tenant)
    {
        CallContext.EnterPlatform();
        await silos.Grains.UsageShard(UsageShard.Of(tenant)).Fold();
    }

    private async Task CloseAsync(Guid tenant, int month)
    {
        CallContext.EnterPlatform();
        await silos.Grains.UsageShard(UsageShard.Of(tenant)).Close(tenant, month);
    }

    private async Task<decimal> CountedAsync(Guid tenant)
    {
        await FoldAsync(tenant);
        await using var source = DataSources.Of("meter", silos.Database.Connections.Meter);
        Assert.DoesNotContain((await RecountUsage.RunAsync(source, CancellationToken.None)).Faults, f => f.Contains($"{tenant}", StringComparison.Ordinal));
        return (decimal)(await silos.LookAsync($"select sum(quantity) from usage_days where tenant_id = '{tenant}'"))!;
    }
}
