using System.Globalization;
using System.Text;

namespace CallInsight.Bench.Accuracy;

/// <summary>The page of figures, as Markdown.</summary>
internal static class AccuracyReport
{
    public static string Write(IEnumerable<Figure> figures, string rulesVersion, string notes)
    {
        var page = new StringBuilder();
        page.AppendLine("# Accuracy").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"Rules version {rulesVersion}. Written by `dotnet run -c Release --project bench/Accuracy -- ../shared/data`; do not edit.").AppendLine();
        page.AppendLine("| set | what | n | figure | to beat | aim |").AppendLine("|---|---|---|---|---|---|");
        foreach (var f in figures)
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"| {f.Set} | {f.What} | {f.N:N0} | {f.Value} | {f.ToBeat} | {f.Aim} |");
        }

        return page.AppendLine().Append(notes.Replace("# How each figure is counted", "## How each figure is counted", StringComparison.Ordinal)).ToString();
    }

    public static string Number(double value, int decimals = 3) => value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static string Percent(double share) => Number(share * 100, 1) + " %";
}
