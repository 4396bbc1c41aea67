namespace CallInsight.Grains.Demo;

/// <summary>Numbers that look random and are the same for the same seed on every machine and every version of .NET (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>Dice of their own for one thing: what is thrown there moves nothing elsewhere.</summary>
    public static Dice For(ulong seed, int thing) => new(Mix(seed ^ Mix((ulong)thing * Golden)));

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Unit()
    {
        _state += Golden;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    public double Between(double least, double most) => least + (Unit() * (most - least));

    /// <summary>Nearly normal: the sum of twelve, since it needs no function whose last digit differs between machines.</summary>
    public double Normal(double mean, double deviation)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += Unit();
        }

        return mean + (sum * deviation);
    }

    public int Below(int count) => (int)(Unit() * count);

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>The items in another order.</summary>
    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        var mixed = items.ToArray();
        for (var i = mixed.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (mixed[i], mixed[j]) = (mixed[j], mixed[i]);
        }

        return mixed;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
