using CallInsight.Analysis.Statistics;

namespace CallInsight.Bench.Patterns.Planting;

/// <summary>Decided calls of a made-up tenant, and the truth about them.</summary>
/// <param name="Reps">The rep of each call, from 0.</param>
/// <param name="Deltas">For each figure Cliff's delta of its planted effect; 0 where there is none.</param>
internal sealed record PlantedTenant(int[] Reps, bool[] Won, IReadOnlyList<OutcomeFigure> Figures, IReadOnlyList<double> Deltas)
{
    private const int FigureCount = 30;
    private const int Causes = 3;

    /// <summary>Makes the tenant of a seed, which draws reps, what they win, forms, effects, what goes together and what is unknown.</summary>
    public static PlantedTenant Of(int seed, TenantShape shape)
    {
        var chance = new Chance(seed);
        var reps = 3 + chance.Below(Math.Clamp(shape.Calls / 15, 3, 40));
        var (share, spread) = (chance.Between(-1.5, 0.5), shape.Confounding * chance.Between(0.5, 2));
        double[] skill = [.. Enumerable.Range(0, reps).Select(_ => chance.Normal())];
        double[] busy = [.. Enumerable.Range(0, reps).Select(_ => Math.Exp(chance.Normal() * 0.7))];
        var (callers, won) = (new int[shape.Calls], new bool[shape.Calls]);
        for (var call = 0; call < shape.Calls; call++)
        {
            callers[call] = Pick(busy, chance);
            won[call] = chance.Is(1 / (1 + Math.Exp(-share - (spread * skill[callers[call]]))));
        }

        // What moves several figures of a call at once, such as a customer in a hurry.
        double[][] causes = [.. Enumerable.Range(0, Causes).Select(_ => Enumerable.Range(0, shape.Calls).Select(_ => chance.Normal()).ToArray())];
        var (figures, deltas) = (new List<OutcomeFigure>(), new List<double>());
        for (var i = 0; i < FigureCount; i++)
        {
            var form = FigureForm.Draw(chance);
            var effect = chance.Is(shape.Planted) ? shape.Strength * chance.Between(0.4, 1.6) * (chance.Is(0.5) ? 1 : -1) : 0;
            var habit = Habits(skill, shape, chance);
            figures.Add(new OutcomeFigure($"{i} {form.Name}", form.Scale, Values(form, effect, habit, callers, won, causes[chance.Below(Causes)], shape, chance)));
            deltas.Add(effect == 0 ? 0 : form.DeltaOf(effect, chance));
        }

        return new PlantedTenant(callers, won, figures, deltas);
    }

    /// <summary>How each rep differs from the others, which goes with what the rep wins.</summary>
    private static double[] Habits(double[] skill, TenantShape shape, Chance chance)
    {
        var (width, goesWith) = (shape.Confounding * chance.Between(0, 2), chance.Between(-1, 1));
        return [.. skill.Select(s => width * ((goesWith * s) + (Math.Sqrt(1 - (goesWith * goesWith)) * chance.Normal())))];
    }

    private static float[] Values(FigureForm form, double effect, double[] habit, int[] reps, bool[] won, double[] cause, TenantShape shape, Chance chance)
    {
        var (unknown, load, wider) = (Math.Max(0, chance.Between(-0.3, 0.3)), chance.Between(0, 0.8), shape.SpreadAlone && effect == 0 && form.KeepsItsMiddle ? chance.Between(1, 2) : 1);
        var values = new float[reps.Length];
        for (var call = 0; call < values.Length; call++)
        {
            var own = (load * cause[call]) + (Math.Sqrt(1 - (load * load)) * chance.Normal());
            values[call] = chance.Is(unknown) ? float.NaN : (float)form.Of(habit[reps[call]] + (won[call] ? effect + (own * wider) : own));
        }

        return values;
    }

    private static int Pick(double[] weights, Chance chance)
    {
        var left = chance.Between(0, weights.Sum());
        var pick = 0;
        while (pick < weights.Length - 1 && left > weights[pick])
        {
            left -= weights[pick++];
        }

        return pick;
    }
}
