namespace CallInsight.Bench.Accuracy;

/// <summary>One line of the table.</summary>
/// <param name="N">How many labelled things it was counted over.</param>
/// <param name="Value">The figure as it is shown.</param>
/// <param name="ToBeat">Somebody else's figure with its source; empty where there is none.</param>
/// <param name="Aim">What the figure should be; empty where none is set.</param>
internal sealed record Figure(string Set, string What, int N, string Value, string ToBeat = "", string Aim = "");
