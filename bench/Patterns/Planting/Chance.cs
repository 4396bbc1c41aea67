namespace CallInsight.Bench.Patterns.Planting;

/// <summary>Random numbers of a seed.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public double Between(double low, double high) => low + ((high - low) * _random.NextDouble());

    public int Below(int count) => _random.Next(count);

    public bool Is(double probability) => _random.NextDouble() < probability;

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
