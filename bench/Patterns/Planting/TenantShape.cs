namespace CallInsight.Bench.Patterns.Planting;

/// <summary>What a made-up tenant is like. All else is drawn by the seed.</summary>
/// <param name="Calls">Calls that were won or lost.</param>
/// <param name="Strength">The mean size of a planted effect: the distance between won and lost calls, in standard deviations within a rep. 0.3 is small, 0.6
/// medium, 0.9 large.</param>
/// <param name="Planted">The share of figures with an effect, 0 to 1.</param>
/// <param name="Confounding">How much reps differ in what they win and in how they talk, and how much both go together, 0 to 1.</param>
/// <param name="SpreadAlone">Figures without an effect spread more widely in won calls, around the same middle.</param>
internal sealed record TenantShape(int Calls, double Strength, double Planted, double Confounding = 0.5, bool SpreadAlone = false);
