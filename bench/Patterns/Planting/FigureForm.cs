using CallInsight.Analysis.Statistics;

namespace CallInsight.Bench.Patterns.Planting;

/// <summary>How a normal number becomes the value of a figure: always rising, so that who has more of the one has no less of the other.</summary>
/// <param name="Of">The value, of a number whose distribution within a rep is normal.</param>
internal sealed record FigureForm(string Name, FigureScale Scale, Func<double, double> Of)
{
    /// <summary>Whether a wider spread alone leaves the chance of having more where it was: not where values end at 0, as rare counts and shares do.</summary>
    public bool KeepsItsMiddle => Scale == FigureScale.Amount;

    /// <summary>Draws one of the forms that figures of calls have: even, bounded, skewed, with heavy tails, counts, rare counts, yes or no.</summary>
    public static FigureForm Draw(Chance chance)
    {
        var (place, width) = (chance.Between(-1, 1), chance.Between(0.3, 1.3));
        return chance.Below(8) switch
        {
            0 => new FigureForm("normal", FigureScale.Amount, z => 150 + (20 * z)),
            1 => new FigureForm("ratio", FigureScale.Amount, z => 1 / (1 + Math.Exp(-place - (width * z)))),
            2 or 3 => new FigureForm("skewed", FigureScale.Amount, z => Math.Exp(4 + (width * z))),
            4 => new FigureForm("heavy tails", FigureScale.Amount, z => Math.Sinh(2 * z)),
            5 => new FigureForm("count", FigureScale.Count, z => Math.Floor(Math.Exp(1.5 + (width * z)))),
            6 => new FigureForm("rare count", FigureScale.Count, z => Math.Max(0, Math.Floor(2 * (z - place + 0.2)))),
            _ => new FigureForm("yes or no", FigureScale.YesNo, z => z > place * 1.3 ? 1 : 0),
        };
    }

    /// <summary>Cliff's delta between won and lost calls of one rep that differ by an effect, from 4,000 pairs.</summary>
    public double DeltaOf(double effect, Chance chance)
    {
        const int Pairs = 4_000;
        var sum = 0;
        for (var pair = 0; pair < Pairs; pair++)
        {
            sum += Of(chance.Normal() + effect).CompareTo(Of(chance.Normal()));
        }

        return sum / (double)Pairs;
    }
}
