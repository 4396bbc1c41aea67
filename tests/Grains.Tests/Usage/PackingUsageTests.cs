using CallInsight.Storage.Usage;
using Xunit;

namespace CallInsight.Grains.Tests.Usage;

public sealed class PackingUsageTests
{
    private static readonly string[] Names = ["", "shop", "📞", "custom.äöü", "minutes"];

    [Fact]
    public void What_was_packed_comes_back()
    {
        var dice = new Random(20261124);
        for (var round = 0; round < 2_000; round++)
        {
            var entries = Enumerable.Range(0, dice.Next(40)).Select(_ => Entry(dice)).ToList();
            var payload = new UsagePayload();
            entries.ForEach(e => payload.Add(e));

            Assert.Equal(entries, ReadUsagePayload.Run(payload.ToArray()));
            Assert.Equal(entries.Count, payload.Count);
        }
    }

    [Fact]
    public void An_unknown_version_is_not_guessed_at() => Assert.Throws<InvalidDataException>(() => ReadUsagePayload.Run([2, 0]).ToList());

    private static LoggedUsage Entry(Random dice)
    {
        var (tenant, month) = (Id(dice.Next(4)), dice.Next(200001, 209912));
        return dice.Next(6) == 0
            ? LoggedUsage.Close(tenant, month)
            : new LoggedUsage(tenant, Names[dice.Next(1, 5)], EventId(dice), dice.NextInt64(long.MinValue, long.MaxValue), dice.NextInt64(4_000_000_000_000_000), dice.Next(3_000_000), month, Names[dice.Next(4)], Id(dice.Next(4)));
    }

    private static string EventId(Random dice) => dice.Next(4) switch
    {
        0 => $"{Id(dice.Next()):D}",
        1 => $"{Id(dice.Next()):D}".ToUpperInvariant(),
        2 => new string('ü', dice.Next(1, 200)),
        _ => $"order-{dice.Next()}",
    };

    private static Guid Id(int number) => new(number, 0x7bcd, 7, 1, 2, 3, 4, 5, 6, 7, 8);
}
