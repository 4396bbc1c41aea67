namespace CallInsight.Grains.Demo.Plan;

/// <summary>Spreads a rep's calls over the half year and over deals of one to four calls.</summary>
internal sealed class DealPlanning(Dice dice, Customers customers)
{
    /// <summary>Days that lie between two calls of a deal, at least.</summary>
    private const int Rest = 5;

    private const double GoesOn = 0.75;
    private static readonly int[] Lengths = [1, 1, 2, 2, 2, 3, 3, 3, 4, 4];

    public IReadOnlyList<DealPlan> Of(int rep, int calls)
    {
        var deals = new List<DealPlan>();
        var stride = (double)WorkingCalendar.Days / calls;
        var phase = (double)rep / Cast.Reps.Count;
        for (var i = calls - 1; i >= 0; i--)
        {
            // Reps take turns, so that no day has a crowd.
            var daysAgo = Math.Clamp((int)Math.Round(((i + phase) * stride) + dice.Between(-0.9, 0.9)), 0, WorkingCalendar.Days);
            var habit = Cast.Reps[rep].Before.Towards(Cast.Reps[rep].After, 1 - ((double)i / (calls - 1)));
            DealFor(deals, rep, daysAgo).Add(daysAgo, dice.Below(WorkingCalendar.Slots), Behaviour.Of(habit, dice));
        }

        return deals;
    }

    private DealPlan DealFor(List<DealPlan> deals, int rep, int daysAgo)
    {
        var waiting = deals.Find(d => !d.IsComplete && d.Latest - daysAgo >= Rest);
        if (waiting is not null && dice.Chance(GoesOn))
        {
            return waiting;
        }

        var deal = new DealPlan(customers.Next(), rep, dice.Pick(Lengths));
        deals.Add(deal);
        return deal;
    }
}
