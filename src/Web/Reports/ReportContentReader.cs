using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Reports;
using CallInsight.Web.Calls;
using CallInsight.Web.Insights;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Insights.SavedViews;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;

namespace CallInsight.Web.Reports;

/// <summary>Reads the body of a report, with every fault of it.</summary>
internal sealed class ReportContentReader(ReportTiles tiles, SavedViewQueries people, ReportQueries reports, IGrainFactory grains)
{
    private const int UsualLimit = 100;
    private const int MostRows = 1_000;

    public async Task<Result<ReportContent>> ReadAsync(Visit visit)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(visit.Http.Request.Body, cancellationToken: visit.Aborted);
            return body.RootElement.ValueKind == JsonValueKind.Object ? await ReadAsync(visit, body.RootElement) : ReportRefusals.Invalid(("body", "Send a JSON object."));
        }
        catch (JsonException e)
        {
            return CallBodyReader.NotJson(e, "body");
        }
        catch (InvalidOperationException)
        {
            return CallBodyReader.NoText("body");
        }
    }

    private async Task<Result<ReportContent>> ReadAsync(Visit visit, JsonElement root)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var content = new ReportContent(
            JsonText.Find(root, "title", faults) ?? string.Empty, JsonText.Find(root, "period", faults) ?? "last30Days",
            JsonText.Find(root, "timeZone", faults) ?? visit.Http.Caller()?.Session?.Preferences.TimeZone ?? "UTC", JsonText.Find(root, "paper", faults) ?? "a4",
            await BlocksAsync(visit, root, faults), ReportScheduleReader.Read(root, faults), await RecipientsAsync(visit, root, faults), Sharing(root, faults));
        return faults.Count == 0 ? content : ReportRefusals.Invalid([.. faults.Select(f => (f.Key, f.Value))]);
    }

    private async Task<List<ReportBlock>> BlocksAsync(Visit visit, JsonElement root, Dictionary<string, string> faults)
    {
        var blocks = new List<ReportBlock>();
        if (!root.TryGetProperty("blocks", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            faults["blocks"] = "Give a list of headings, texts and tiles; it may be empty.";
            return blocks;
        }

        var metrics = await TenantMetrics.LoadAsync(grains, visit.Tenant);
        foreach (var (i, block) in list.EnumerateArray().Take(ReportRefusals.MostBlocks + 1).Index())
        {
            var at = FormattableString.Invariant($"blocks[{i}]");
            if (block.ValueKind != JsonValueKind.Object)
            {
                faults[at] = "Give an object with kind.";
                continue;
            }

            var kind = JsonText.Find(block, "kind", faults, $"{at}.kind") ?? string.Empty;
            var tile = kind == ReportBlock.Figures ? await TileAsync(visit, block, at, metrics, faults) : null;
            blocks.Add(new ReportBlock(kind, tile is null ? JsonText.Find(block, "text", faults, $"{at}.text") : null, tile));
        }

        return blocks;
    }

    private async Task<ReportTile?> TileAsync(Visit visit, JsonElement block, string at, TenantMetrics metrics, Dictionary<string, string> faults)
    {
        var title = JsonText.Find(block, "title", faults, $"{at}.title");
        ReportTile? tile;
        if (JsonText.Find(block, "view", faults, $"{at}.view") is { } view)
        {
            var made = await tiles.OfViewAsync(visit.Http, visit.Tenant, visit.Actor, Guid.TryParse(view, out var id) ? id : Guid.Empty);
            if (made.Refusal is { } refusal)
            {
                faults[$"{at}.view"] = refusal.Fields?.Values.FirstOrDefault() ?? refusal.Message;
                return null;
            }

            tile = made.Value;
        }
        else if (JsonText.Find(block, "chart", faults, $"{at}.chart") is { } chart)
        {
            tile = StandardCharts.Of(chart, metrics);
            if (tile is null)
            {
                faults[$"{at}.chart"] = $"Give one of {string.Join(", ", StandardCharts.All.Select(c => c.Key))}.";
                return null;
            }
        }
        else
        {
            tile = Question(visit, block, at, metrics, faults);
        }

        return tile is null || string.IsNullOrWhiteSpace(title) ? tile : tile with { Title = title.Trim() };
    }

    // The same reader as a query's; the report's own days are put in when it is made.
    private static ReportTile? Question(Visit visit, JsonElement block, string at, TenantMetrics metrics, Dictionary<string, string> faults)
    {
        if (!block.TryGetProperty("question", out var question) || question.ValueKind != JsonValueKind.Object)
        {
            faults[at] = "Give a view, a chart or a question.";
            return null;
        }

        using var asked = WithDays(question);
        var query = InsightsQueryReader.Read(asked.RootElement, "UTC", visit.Http.RequireTenant().Summary.FirstDayOfWeek);
        if (query.Refusal is { } refusal)
        {
            foreach (var (field, problem) in refusal.Fields!)
            {
                faults[$"{at}.question.{field}"] = problem;
            }

            return null;
        }

        var (read, order) = (query.Value, query.Value.OrderBy is [var one, ..] ? one : null);
        return new ReportTile(
            string.Empty, JsonText.Find(question, "shape", faults, $"{at}.question.shape") ?? string.Empty,
            [.. read.Measures.Select(m => ReportTiles.MeasureOf(new MeasureWords(metrics.Find(m.Metric) ?? new MetricWords(m.Metric, Shared.FigureKind.Number, Shared.Better.Neither, null, m.Metric), m.Aggregate, m.Argument)))],
            read.GroupBy, read.Where, JsonText.Find(question, "grain", faults, $"{at}.question.grain"), order?.Column, order?.Descending ?? false, Math.Clamp(read.Limit ?? UsualLimit, 1, MostRows),
            ReportTiles.NamesOf([.. read.GroupBy.Where(g => metrics.Groupings.Contains(g))], metrics), "query");
    }

    // Of properties that are there twice the last counts, as in a query.
    private static JsonDocument WithDays(JsonElement question)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            foreach (var property in question.EnumerateObject().Where(p => p.Name is not ("from" or "to")))
            {
                property.WriteTo(json);
            }

            json.WriteString("from", "2026-01-01");
            json.WriteString("to", "2026-01-02");
            json.WriteEndObject();
        }

        return JsonDocument.Parse(body.WrittenMemory);
    }

    private async Task<List<Guid>> RecipientsAsync(Visit visit, JsonElement root, Dictionary<string, string> faults)
    {
        if (!root.TryGetProperty("recipients", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(r => r.ValueKind != JsonValueKind.String))
        {
            faults["recipients"] = "Give a list of members' ids or e-mails.";
            return [];
        }

        var given = list.EnumerateArray().Take(ReportRefusals.MostRecipients + 1).Select(r => JsonText.Read(r, "recipients", faults) ?? string.Empty).ToList();
        var ids = given.Where(g => Guid.TryParse(g, out _)).Select(Guid.Parse).ToList();
        var known = await reports.MembersAsync(visit.Tenant, ids, visit.Aborted);
        var named = await people.PeopleAsync(visit.Tenant, [.. given.Where(g => !Guid.TryParse(g, out _))], visit.Aborted);
        var unknown = ids.Where(i => !known.Contains(i)).Select(i => i.ToString()).Concat(named.Where(n => n.Value is null).Select(n => n.Key)).ToList();
        if (unknown.Count > 0)
        {
            faults["recipients"] = $"There is no member {string.Join(", ", unknown)}.";
        }

        return [.. known.Concat(named.Values.OfType<Guid>()).Distinct()];
    }

    private static Sharing Sharing(JsonElement root, Dictionary<string, string> faults)
    {
        if (!root.TryGetProperty("sharing", out var sharing) || sharing.ValueKind == JsonValueKind.Null)
        {
            return Contracts.Insights.Sharing.Private;
        }

        if (sharing.ValueKind != JsonValueKind.Object)
        {
            faults["sharing"] = "Give an object with kind: private, people or tenant.";
            return Contracts.Insights.Sharing.Private;
        }

        var people = new List<Guid>();
        if (sharing.TryGetProperty("people", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var person in list.EnumerateArray())
            {
                if (person.ValueKind == JsonValueKind.String && person.TryGetGuid(out var id))
                {
                    people.Add(id);
                }
                else
                {
                    faults["sharing.people"] = "Give ids of members.";
                }
            }
        }

        return new Sharing(JsonText.Find(sharing, "kind", faults, "sharing.kind") ?? string.Empty, people);
    }
}
