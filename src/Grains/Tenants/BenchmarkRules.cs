using System.Globalization;
using CallInsight.Analysis;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Tenants;

namespace CallInsight.Grains.Tenants;

/// <summary>What a metric may be seen against.</summary>
internal static class BenchmarkRules
{
    private const int LongestSource = 200;

    /// <summary>The settings after a choice.</summary>
    public static Result<TenantSettings> Change(TenantSettings settings, ChangeBenchmark command)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (command.Metric != "won" && !command.Metric.StartsWith(OwnMetricRefusals.Prefix, StringComparison.Ordinal) && Metrics.All.All(m => m.Key != command.Metric))
        {
            faults["metric"] = $"There is no metric '{command.Metric}'.";
        }

        if (command.Setting is { } setting)
        {
            Check(command.Metric, setting, faults);
        }

        return faults.Count > 0
            ? TenantRefusals.Invalid(faults)
            : settings with { Benchmarks = [.. (settings.Benchmarks ?? []).Where(b => b.Metric != command.Metric), .. command.Setting is { } chosen ? [chosen] : Array.Empty<BenchmarkSetting>()] };
    }

    /// <summary>What is chosen, for the audit trail; null where nothing is.</summary>
    public static string? Written(TenantSettings settings, string metric)
        => settings.Benchmarks?.FirstOrDefault(b => b.Metric == metric) is { } b ? b.Published ?? string.Create(CultureInfo.InvariantCulture, $"{b.Low} to {b.High}: {b.Source}") : null;

    private static void Check(string metric, BenchmarkSetting setting, Dictionary<string, string> faults)
    {
        if (setting.Metric != metric)
        {
            faults["metric"] = "The benchmark is of another metric.";
        }

        if (setting.Published is not null)
        {
            return;
        }

        if (setting is { Low: null, High: null } || setting.Low is { } l && !double.IsFinite(l) || setting.High is { } h && !double.IsFinite(h))
        {
            faults["low"] = "Give a figure, or two between which it should lie.";
        }
        else if (setting.Low > setting.High)
        {
            faults["high"] = "Give an upper end that is no lower than the lower one.";
        }

        if (string.IsNullOrWhiteSpace(setting.Source) || setting.Source.Length > LongestSource)
        {
            faults["source"] = $"Say where the figure comes from, in 1 to {LongestSource} characters.";
        }
    }
}
