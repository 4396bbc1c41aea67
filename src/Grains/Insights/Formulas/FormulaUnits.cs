namespace CallInsight.Grains.Insights.Formulas;

/// <summary>Which unit a result has by the units that went in. It is a proposal: the person who defines the metric has the last word.</summary>
internal static class FormulaUnits
{
    /// <summary>Of what is added, subtracted, compared in size or chosen from: the same unit stays, and a plain number takes the other's.</summary>
    public static ValueKind Together(ValueKind a, ValueKind b)
        => a == ValueKind.Faulty || b == ValueKind.Faulty ? ValueKind.Faulty : a == b || b == ValueKind.Plain ? a : a == ValueKind.Plain ? b : ValueKind.Number;

    /// <summary>Of what is multiplied, divided or put through a function: a plain number where all that goes in are.</summary>
    public static ValueKind Free(params ReadOnlySpan<ValueKind> kinds)
        => kinds.Contains(ValueKind.Faulty) ? ValueKind.Faulty : kinds.ContainsAnyExcept(ValueKind.Plain) ? ValueKind.Number : ValueKind.Plain;

    /// <summary>The word of a unit.</summary>
    public static string Word(ValueKind kind) => kind switch
    {
        ValueKind.Share => "share",
        ValueKind.Seconds => "seconds",
        ValueKind.Score => "score",
        _ => "number",
    };
}
