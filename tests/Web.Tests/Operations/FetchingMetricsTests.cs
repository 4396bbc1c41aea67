using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Storage.Hosting.Telemetry;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Operations;

[Collection(nameof(Watched))]
public sealed partial class FetchingMetricsTests(Watched watched)
{
    [Fact]
    public async Task Metrics_are_for_this_machine_and_for_operators()
    {
        var tenant = await watched.Product.ATenant();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/metrics", null, forwarded: false));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/metrics", ProductHost.OperatorToken, forwarded: true));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/metrics", null, forwarded: true));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/metrics", "guessed", forwarded: true));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/metrics", tenant.Key, forwarded: true));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/t/{tenant.Slug}/metrics", null, forwarded: false));
    }

    [Fact]
    public async Task No_label_tells_of_a_tenant_or_of_anything_that_is_its_own()
    {
        var tenant = await watched.Product.ATenant().WithMember(Role.Admin, "adalovelace");
        var call = await tenant.ACallAsync();
        var webhook = await tenant.AWebhookAsync();
        var ada = tenant.Member("adalovelace");
        foreach (var address in new[] { $"/t/{tenant.Slug}/calls/{call}", $"/t/{tenant.Slug}/settings/members/{ada.Id}", $"/t/{tenant.Slug}/{tenant.Slug}", $"/t/{tenant.Slug}/calls?q={tenant.Slug}", $"/{tenant.Slug}.css" })
        {
            using var answer = await ada.Browser.GetAsync(address);
        }

        using var odd = await watched.Product.Client().SendAsync(new HttpRequestMessage(new HttpMethod(tenant.Slug), "/"));
        using var named = await watched.Product.Client().SendAsync(new HttpRequestMessage(HttpMethod.Get, "/signin") { Headers = { Host = $"{tenant.Slug}.example" } });
        // What was told a moment ago is told again for a while.
        var metrics = string.Empty;
        await Eventually.IsAsync("The call's page is told", async () => (metrics = await watched.MetricsAsync()).Contains("/calls/{Id:guid}", StringComparison.Ordinal), expected: true);

        Assert.All(
            new[] { tenant.Slug, tenant.Key, ada.Email, "adalovelace", "Budget" }.Concat(new[] { tenant.Id, call, webhook, ada.Id }.SelectMany(id => new[] { id.ToString(), id.ToString("N") })),
            word => Assert.DoesNotContain(word, metrics, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_tag_with_too_many_values_is_told_as_overflow()
    {
        for (var i = 0; i < 2_000; i++)
        {
            Measures.CommitWrites.Record(1, KeyValuePair.Create<string, object?>("kind", $"made-up-{i}"));
        }

        // Metrics that were fetched a moment ago are given again.
        var series = new List<string>();
        await Eventually.IsAsync("An overflow is told", async () =>
        {
            series = [.. (await watched.MetricsAsync()).Split('\n').Where(l => l.StartsWith("callinsight_commit_writes_count", StringComparison.Ordinal))];
            return series.Exists(s => s.Contains("otel_metric_overflow=\"true\"", StringComparison.Ordinal));
        }, expected: true);

        Assert.InRange(series.Count, 100, 501);
    }

    [Fact]
    public async Task Rules_and_dashboards_ask_for_metrics_that_there_are()
    {
        await DoAllThatIsMeasuredAsync();
        var (given, recorded) = (NamesGiven(await watched.MetricsAsync()), Expressions("prometheus/recording.yml", RecordName()).ToHashSet(StringComparer.Ordinal));
        var asked = Expressions("prometheus/recording.yml", RuleExpression()).Concat(Expressions("prometheus/alerts.yml", RuleExpression()))
            .Concat(Directory.GetFiles(CloneFolder.PathOf("deploy", "grafana"), "*.json").SelectMany(f => Expressions($"grafana/{Path.GetFileName(f)}", PanelExpression())))
            .SelectMany(NamesIn).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("callinsight_outbox_age_seconds", asked);
        Assert.Contains("http_server_request_duration_seconds_bucket", asked);
        Assert.DoesNotContain(asked, n => !given.Contains(n) && !recorded.Contains(n) && !OfOtherExporters().IsMatch(n));
    }

    [Theory]
    [InlineData("max by (kind) (a_b{c_d=\"e_f\"})", "a_b")]
    [InlineData("histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m]))) / callinsight:jobs_age:max", "x_bucket callinsight:jobs_age:max")]
    [InlineData("max(up) and sum(rate(up[5m]))", "up up")]
    public void Names_of_metrics_are_found_in_an_expression(string expression, string names) => Assert.Equal(names.Split(' '), NamesIn(expression));

    private async Task DoAllThatIsMeasuredAsync()
    {
        var tenant = await watched.Product.ATenant();
        await tenant.ACallAsync();
        using var asked = await tenant.Api.PostAsJsonAsync("/api/v1/insights/query", new { from = "2026-03-01", to = "2026-03-31", measures = new[] { new { metric = "calls", aggregate = "count" } } });
        await tenant.AWebhookAsync();
        CallContext.EnterPlatform();
        await Assert.ThrowsAsync<StorageException>(() => watched.Product.Grains.KeyRing().Store("a\0name", "<key/>"));
        foreach (var name in new[] { "callinsight_outbox_attempts_total", "callinsight_jobs_age_seconds", "callinsight_question_duration_seconds", "orleans_catalog_activations" })
        {
            await Eventually.IsAsync($"{name} is told", async () => NamesGiven(await watched.MetricsAsync()).Contains(name), expected: true);
        }
    }

    private async Task<HttpStatusCode> StatusAsync(string address, string? token, bool forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (forwarded)
        {
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        }

        using var answer = await watched.Product.Client().SendAsync(request);
        return answer.StatusCode;
    }

    private static HashSet<string> NamesGiven(string metrics) =>
    [
        .. from line in metrics.Split('\n')
           where line.StartsWith("# TYPE ", StringComparison.Ordinal)
           let words = line.Split(' ')
           from name in words[3].Trim() == "histogram" ? new[] { words[2], words[2] + "_bucket", words[2] + "_sum", words[2] + "_count" } : [words[2]]
           select name,
    ];

    private static IEnumerable<string> Expressions(string file, Regex expression)
        => expression.Matches(File.ReadAllText(CloneFolder.PathOf(["deploy", .. file.Split('/')]))).Select(m => Regex.Unescape(m.Groups[1].Value));

    // What is left when labels are taken away and is no function and no word of the language.
    private static IEnumerable<string> NamesIn(string expression)
        => Name().Matches(Labels().Replace(expression, " ")).Select(m => m.Value).Where(n => n is not ("and" or "or" or "on" or "unless"));

    [GeneratedRegex(@"^\s+- record: (\S+)", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RecordName();

    [GeneratedRegex(@"^\s+expr: (.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RuleExpression();

    [GeneratedRegex("\"expr\": \"((?:[^\"\\\\]|\\\\.)+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PanelExpression();

    [GeneratedRegex(@"\{[^}]*\}|\b(by|without)\s*\([^)]*\)|\[[^\]]*\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Labels();

    [GeneratedRegex(@"\b[a-z_][a-z0-9_:]*\b(?!\s*\()", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^(up|node_.*|pg_.*|probe_.*)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfOtherExporters();
}
