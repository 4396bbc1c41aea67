using System.Globalization;

namespace CallInsight.Bench.Measuring;

/// <summary>What Linux tells of processes.</summary>
internal static class Processes
{
    public static IEnumerable<int> ChildrenOf(int process)
        => Tasks(process)
            .SelectMany(task => Lines(Path.Combine(task, "children")))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture));

    public static IEnumerable<int> DescendantsOf(int process) => ChildrenOf(process).SelectMany(child => DescendantsOf(child).Append(child));

    public static bool Holds(int process, string word) => Lines($"/proc/{process}/cmdline").Any(line => line.Contains(word, StringComparison.Ordinal));

    /// <summary>Bytes that are in memory.</summary>
    public static long Resident(int process) => Kilobytes($"/proc/{process}/status", "VmRSS:");

    /// <summary>Bytes that are in memory, with those shared with others divided among them.</summary>
    public static long Proportional(int process) => Kilobytes($"/proc/{process}/smaps_rollup", "Pss:");

    /// <summary>Processor time that a process has used, with that of its children that have ended.</summary>
    public static TimeSpan ProcessorTime(int process)
    {
        if (Lines($"/proc/{process}/stat") is not [var line, ..])
        {
            return TimeSpan.Zero;
        }

        // After the name in brackets, which may hold spaces; from the twelfth field on: user, system, and both of children, in ticks of 10 ms.
        var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * fields[11..15].Sum(f => long.Parse(f, CultureInfo.InvariantCulture)));
    }

    private static long Kilobytes(string file, string field)
        => Lines(file).FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal)) is { } line
            ? long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024
            : 0;

    // A process may end while it is looked at.
    private static string[] Tasks(int process)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{process}/task");
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            return [];
        }
    }
}
