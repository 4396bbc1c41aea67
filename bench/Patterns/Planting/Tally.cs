namespace CallInsight.Bench.Patterns.Planting;

/// <summary>What was found in many tenants, against what had been planted.</summary>
internal sealed class Tally
{
    private readonly List<(double Delta, bool IsTold, bool IsFound)> _figures = [];
    private double _falseShares;
    private int _withAny;

    public int Tenants { get; private set; }

    /// <summary>The mean over tenants of the share of false ones among those found: what the correction bounds.</summary>
    public double FalseShare => _falseShares / Tenants;

    /// <summary>How many tenants have anything found.</summary>
    public double AnyFound => _withAny / (double)Tenants;

    /// <param name="found">For each figure: null where nothing is told for lack of calls.</param>
    public void Add(PlantedTenant tenant, IReadOnlyList<bool?> found)
    {
        Tenants++;
        var results = tenant.Deltas.Zip(found, (delta, f) => (Delta: delta, IsTold: f is not null, IsFound: f == true)).ToList();
        var all = results.Count(r => r.IsFound);
        _falseShares += all == 0 ? 0 : results.Count(r => r.IsFound && r.Delta == 0) / (double)all;
        _withAny += all > 0 ? 1 : 0;
        _figures.AddRange(results);
    }

    /// <summary>Of the planted effects whose delta is in a range, those found; also how many there were.</summary>
    public (double Share, int Count) FoundBetween(double low, double high)
    {
        var planted = _figures.Where(f => f.Delta != 0 && Math.Abs(f.Delta) >= low && Math.Abs(f.Delta) < high).ToList();
        return (planted.Count == 0 ? double.NaN : planted.Count(f => f.IsFound) / (double)planted.Count, planted.Count);
    }

    /// <summary>Of the planted effects, those found.</summary>
    public double Found => FoundBetween(0, 2).Share;

    /// <summary>Of all figures, those of which nothing is told.</summary>
    public double Untold => _figures.Count(f => !f.IsTold) / (double)_figures.Count;
}
