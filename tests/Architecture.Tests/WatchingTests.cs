using System.Diagnostics;
using System.Text.RegularExpressions;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Architecture.Tests;

/// <summary>What Prometheus is told to compute and to wake people for.</summary>
public sealed partial class WatchingTests
{
    private static readonly string Folder = CloneFolder.PathOf("deploy", "prometheus");
    private static readonly string Alerts = File.ReadAllText(Path.Combine(Folder, "alerts.yml"));

    [Fact]
    public void The_rules_are_good_and_do_what_their_tests_say()
    {
        foreach (var arguments in new[] { new[] { "check", "rules", "recording.yml", "alerts.yml" }, ["test", "rules", "tests/alerts.test.yml"] })
        {
            var (exit, said) = Promtool(arguments);
            Assert.True(exit == 0, said);
        }
    }

    [Fact]
    public void Every_alert_is_tried()
    {
        var tests = File.ReadAllText(Path.Combine(Folder, "tests", "alerts.test.yml"));

        var names = Alert().Matches(Alerts).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(names);
        Assert.All(names, a => Assert.Matches(new Regex($"alertname: {a}\\s+exp_alerts:\\s+- exp_labels", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)), tests));
    }

    [Fact]
    public void Every_alert_leads_to_its_entry_in_the_runbook()
    {
        var anchors = Heading().Matches(File.ReadAllText(CloneFolder.PathOf("docs", "guides", "runbook.md"))).Select(m => m.Groups[1].Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var links = Link().Matches(Alerts).Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(Alert().Count(Alerts), links.Count);
        Assert.DoesNotContain(links, l => !anchors.Contains(l));
        Assert.DoesNotContain(anchors, a => a.StartsWith("callinsight", StringComparison.Ordinal) && !links.Contains(a, StringComparer.Ordinal));
    }

    private static (int Exit, string Said) Promtool(string[] arguments)
    {
        try
        {
            using var promtool = Process.Start(new ProcessStartInfo("promtool", arguments) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = promtool.StandardError.ReadToEndAsync();
            var said = promtool.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
            promtool.WaitForExit();
            return (promtool.ExitCode, said);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw Skip.Because("promtool is absent: install Debian's package prometheus");
        }
    }

    [GeneratedRegex(@"- alert: (\w+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Alert();

    [GeneratedRegex(@"runbook_url: docs/guides/runbook\.md#(\w+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^## (\w+)\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();
}
