using CallInsight.Contracts.Billing;

namespace CallInsight.Grains.Billing;

/// <summary>What is to happen at a level of use. From the least to the worst.</summary>
internal enum LimitStep
{
    /// <summary>Nothing.</summary>
    Free,

    /// <summary>80 % of what is included is used: people are told.</summary>
    Near,

    /// <summary>All that is included is used: people are told; what comes now is priced, or within the grace.</summary>
    Over,

    /// <summary>Nothing more is let in.</summary>
    Blocked,
}

/// <param name="Overage">Units beyond what is included that are priced.</param>
/// <param name="Charge">Their price in the smallest unit of the plan's currency.</param>
internal sealed record LimitAnswer(LimitStep Step, long Overage, long Charge);

/// <summary>What a plan's limit says of a level of use: pure, for whoever counts.</summary>
internal static class LimitRule
{
    /// <summary>Of the included amount, in percent, from which on people are warned.</summary>
    public const int WarnAt = 80;

    /// <param name="limit">Null: without end.</param>
    /// <param name="used">With what is asked for, in the meter's unit.</param>
    /// <param name="graceUnits">By how much a hard limit may be passed before it blocks, in the meter's unit: 0 for none.</param>
    public static LimitAnswer Of(MeterLimit? limit, long used, long graceUnits = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(used);
        ArgumentOutOfRangeException.ThrowIfNegative(graceUnits);
        if (limit?.Included is not { } included)
        {
            return new LimitAnswer(LimitStep.Free, 0, 0);
        }

        var beyond = Math.Max(0, used - included);
        var priced = limit.Overage is null ? 0 : beyond;
        var charge = limit.Overage is { } price ? checked(((priced / limit.Per) + (priced % limit.Per > 0 ? 1 : 0)) * price) : 0;
        return new LimitAnswer(StepOf(limit, included, used, graceUnits), priced, charge);
    }

    private static LimitStep StepOf(MeterLimit limit, long included, long used, long graceUnits)
    {
        if (limit.Hard is { } hard && used > (Int128)hard + graceUnits)
        {
            return LimitStep.Blocked;
        }

        return used >= included && used > 0 ? LimitStep.Over : (Int128)used * 100 >= (Int128)included * WarnAt && used > 0 ? LimitStep.Near : LimitStep.Free;
    }
}
