using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Files;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Calls.Reading;
using CallInsight.Web.SignIn;
using Npgsql;

namespace CallInsight.Web.Insights.Comparing;

/// <summary>Single calls side by side, from their rows of numbers. What the actor may not see does not exist.</summary>
internal sealed class CompareCalls(ReaderDatabase database, TenantKeys keys, TimeProvider time)
{
    private const int FirstMetric = 4;
    private static readonly Dictionary<string, int> Places = MetricCatalogue.All.Index().ToDictionary(m => m.Item.Key, m => FirstMetric + m.Index, StringComparer.Ordinal);
    private static readonly string Columns = string.Join(", ", MetricCatalogue.All.Select(m => MetricCatalogue.ColumnOf(m.Key)).Concat(RowInputs.TopicColumns).Select(c => $"f.{c}"));

    public async Task<CompareView> LoadAsync(CompareQuestion question, CancellationToken cancellationToken)
    {
        var (tenant, actor) = (question.Page.Tenant, question.Page.Actor);
        var key = await keys.GetAsync(tenant, cancellationToken);
        var scope = CallScope.Of(actor, Permission.CallsRead, 3);
        var rows = await database.QueryAsync(
            tenant,
            $"""
            select c.call_id, c.title, c.started_at, c.outcome, {Columns}
            from calls c join call_facts f on f.tenant_id = c.tenant_id and f.call_id = c.call_id and f.received_on = c.received_on and not f.erased
            where c.tenant_id = $1 and c.call_id = any($2) and {scope.Sql}
            """,
            r => Read(r, key, TextAccess.IsMasked(actor), question.Choices.Metrics.Own),
            cancellationToken,
            [tenant, question.With.Select(Guid.Parse).ToArray(), .. scope.Arguments]);
        var calls = rows.OrderBy(r => question.With.ToList().IndexOf(r.Id.ToString("D"))).ToList();
        string Href(Guid id, string? show = null) => $"{question.Page.BasePath}/calls/{id}{(show is null ? "" : $"?show={show}#shown")}";
        var table = calls.Count == 0 ? [] : CompareFigures.MetricsOf(question).Select((metric, m) => Row(metric, [.. calls.Select(c => c.Values[m])], [.. calls.Select(c => Href(c.Id, metric.Key))])).ToList();
        return new CompareView(question, [.. calls.Select(c => new CompareSubject(c.Id.ToString("D"), c.Title, Href(c.Id), 1))], table, 0, 0, time.GetUtcNow());
    }

    private static CompareRow Row(MetricWords metric, double?[] values, string[] hrefs)
    {
        var longest = values.Max(v => Math.Abs(v ?? 0));
        return new CompareRow(metric, [.. values.Zip(hrefs, (v, href) => new CompareCell(
            new Sample(v, null, v is null ? 0 : 1), longest == 0 ? 0 : Math.Abs(v ?? 0) / longest, CompareVerdict.None, null, metric == MetricCatalogue.WinRate || metric.Key.StartsWith(OwnMetricRefusals.Prefix, StringComparison.Ordinal) || v is null ? null : href))]);
    }

    private static ComparedCall Read(NpgsqlDataReader r, TenantKey key, bool isHidden, IReadOnlyList<OwnMetric> own)
    {
        var id = r.GetGuid(0);
        double? won = r.GetString(3) switch { "won" => 1, "lost" => 0, _ => null };
        return new ComparedCall(
            id,
            isHidden ? HideNames.Title(r.GetFieldValue<DateTimeOffset>(2)) : key.OpenText(id, CallTexts.TitleField, r.GetFieldValue<byte[]>(1)),
            [
                .. MetricCatalogue.All.Select((_, i) => r.IsDBNull(FirstMetric + i) ? (double?)null : Shortest(r.GetFloat(FirstMetric + i))), won,
                .. own.Select(m => RowInputs.ValueOf(m, r, Places, FirstMetric + MetricCatalogue.All.Count) is { } value ? (double?)Shortest(value) : null),
            ]);
    }

    // As it was written, not as the nearest binary fraction is.
    private static double Shortest(float value) => double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private sealed record ComparedCall(Guid Id, string Title, IReadOnlyList<double?> Values);
}
