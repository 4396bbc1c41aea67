namespace CallInsight.Analysis.Statistics;

/// <summary>Calls that may be compared with each other, such as those of one rep: the values of those won and of those lost.</summary>
/// <param name="Won">Rising, at least one, none NaN.</param>
/// <param name="Lost">Rising, at least one, none NaN.</param>
public sealed record Stratum(float[] Won, float[] Lost)
{
    /// <summary>How many calls there are.</summary>
    public int Count => Won.Length + Lost.Length;

    /// <summary>Makes strata of calls whose value is known. A stratum without a call on either side compares nothing and is left out.</summary>
    /// <param name="strata">For each call the number of its stratum, from 0.</param>
    /// <param name="won">Whether each call was won.</param>
    /// <param name="values">NaN is unknown.</param>
    public static IReadOnlyList<Stratum> Of(ReadOnlySpan<int> strata, ReadOnlySpan<bool> won, ReadOnlySpan<float> values)
    {
        var sides = new List<(List<float> Won, List<float> Lost)>();
        for (var i = 0; i < values.Length; i++)
        {
            while (sides.Count <= strata[i])
            {
                sides.Add(([], []));
            }

            if (!float.IsNaN(values[i]))
            {
                (won[i] ? sides[strata[i]].Won : sides[strata[i]].Lost).Add(values[i]);
            }
        }

        return [.. sides.Where(s => s.Won.Count > 0 && s.Lost.Count > 0).Select(s => new Stratum(Sorted(s.Won), Sorted(s.Lost)))];
    }

    private static float[] Sorted(List<float> values)
    {
        values.Sort();
        return [.. values];
    }
}
