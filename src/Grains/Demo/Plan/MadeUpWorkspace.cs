namespace CallInsight.Grains.Demo.Plan;

/// <summary>The calls of the made-up company. For one seed they are always the same; only their dates end today.</summary>
internal static class MadeUpWorkspace
{
    /// <summary>The workspace that everybody gets.</summary>
    public const ulong Seed = 2026;

    /// <summary>How many calls there are.</summary>
    public const int Calls = 600;

    /// <summary>All calls, the oldest first.</summary>
    public static IReadOnlyList<MadeUpCall> CallsOf(ulong seed, DateTimeOffset now)
    {
        var calendar = new WorkingCalendar(now);
        var planning = new DealPlanning(new Dice(seed), new Customers(Dice.For(seed, -1)));
        var deals = Enumerable.Range(0, Cast.Reps.Count).SelectMany(rep => planning.Of(rep, Calls / Cast.Reps.Count)).ToList();
        var number = 0;
        return [.. deals.SelectMany((d, i) => Of(seed, d, Dice.For(seed, -2 - i), calendar)).OrderByDescending(c => c.Slot.DaysAgo).ThenBy(c => c.Slot.Slot).ThenBy(c => c.Rep.Name, StringComparer.Ordinal).Select(c => c with { Number = number++ })];
    }

    private static IEnumerable<MadeUpCall> Of(ulong seed, DealPlan deal, Dice dice, WorkingCalendar calendar)
    {
        var chance = WinOdds.Chance(deal.Calls.Select(c => c.Behaviour), dice);
        var won = dice.Chance(chance);
        var result = deal.IsDecided ? (won ? "won" : "lost") : "open";
        var rep = Cast.Reps[deal.Rep].Member;
        return deal.Calls.Select(slot => new MadeUpCall(
            seed,
            0,
            Title(slot.Stage, deal.Customer),
            calendar.At(slot.DaysAgo, slot.Slot),
            rep,
            deal.Customer,
            slot,
            result,
            // Once a deal, so that sums over calls are sums over deals.
            slot == deal.Calls[^1] ? deal.Customer.Crews * deal.Customer.Price * 12 : null,
            (won ? 0.55 : 0.05) + (0.4 * chance)));
    }

    private static string Title(Stage stage, Customer customer) => stage switch
    {
        Stage.Discovery => $"First talk with {customer.Name}",
        Stage.Demo => $"Demo for {customer.Name}",
        Stage.Negotiation => $"Offer for {customer.Name}",
        Stage.Closing => $"Contract with {customer.Name}",
    };
}
