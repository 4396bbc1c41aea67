using System.Globalization;

namespace CallInsight.Bench.Measuring;

/// <summary>What a bench prints: where it ran, then a table of medians.</summary>
public static class Report
{
    /// <summary>The lines above every table: machine, load, commit, date.</summary>
    public static void Head(string title)
    {
        Console.WriteLine();
        Console.WriteLine($"## {title}");
        Console.WriteLine();
        foreach (var line in Machine.Lines())
        {
            Console.WriteLine(line);
        }

        Console.WriteLine();
    }

    /// <summary>A table as Markdown, so that it can be put into docs/benchmarks.md as it is.</summary>
    public static void Table(string[] columns, IEnumerable<string[]> rows)
    {
        Console.WriteLine($"| {string.Join(" | ", columns)} |");
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", columns.Length))}");
        foreach (var row in rows)
        {
            Console.WriteLine($"| {string.Join(" | ", row)} |");
        }
    }

    public static string Number(double value, int decimals = 0) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The median with the lowest and the highest run.</summary>
    public static string Runs(IReadOnlyCollection<double> values, int decimals = 0)
        => $"{Number(Median.Of(values), decimals)} ({Number(values.Min(), decimals)}–{Number(values.Max(), decimals)})";
}
