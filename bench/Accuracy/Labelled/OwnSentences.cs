using System.Text.Json;
using CallInsight.Analysis;
using CallInsight.Bench.Accuracy.Masking;

namespace CallInsight.Bench.Accuracy.Labelled;

/// <summary>
/// Sentences of our own with labels, one JSON object a line, each a call of its own. What is asked of a sentence stands in its
/// <c>task</c>, else in the file's name (<c>objections</c>, <c>next-steps</c>); <c>spans</c> are personal data.
/// </summary>
internal static class OwnSentences
{
    public static IEnumerable<Figure> Measure(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.jsonl", SearchOption.AllDirectories) : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            var lines = File.ReadLines(file).Where(l => l.Trim().Length > 0).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToList();
            var language = name.StartsWith("de/", StringComparison.Ordinal) || name.Contains("german", StringComparison.Ordinal) ? "de" : "en";
            foreach (var figure in Figures(name, language, lines))
            {
                yield return figure;
            }
        }
    }

    private static IEnumerable<Figure> Figures(string name, string language, List<JsonElement> lines)
    {
        var spans = new SpanCounts();
        foreach (var line in lines.Where(l => l.TryGetProperty("spans", out _)))
        {
            var ours = Calls.Analyse([("A", line.GetProperty("text").GetString()!)], language, masking: true).Masking!;
            var labels = line.GetProperty("spans").EnumerateArray().Select(s => new Span(s.GetProperty("start").GetInt32(), s.GetProperty("end").GetInt32(), s.GetProperty("kind").GetString()!));
            spans.Add([.. labels], [.. ours.Select(m => new Span(m.Start, m.End, m.Kind))]);
        }

        var tasks = lines.Where(l => l.TryGetProperty("label", out _)).GroupBy(l => TaskOf(l, name), StringComparer.Ordinal);
        return spans.Figures("own: " + name, "", "").Concat(tasks.SelectMany(t => Figures(name, language, t.Key, t)));
    }

    private static string TaskOf(JsonElement line, string name)
        => Text(line, "task") ?? (name.Contains("objection", StringComparison.Ordinal) ? "objection" : name.Contains("next", StringComparison.Ordinal) ? "nextStep" : "unknown");

    private static IEnumerable<Figure> Figures(string name, string language, string task, IEnumerable<JsonElement> lines)
    {
        var counts = new Counts();
        var (found, right) = (0, 0);
        foreach (var line in lines)
        {
            var labelled = line.GetProperty("label").GetBoolean();
            var said = OwnTask.Ask(task, Text(line, "text")!, Text(line, "speaker") == "rep" ? SpeakerRole.Rep : SpeakerRole.Customer, language);
            counts.Add(labelled, said.Found);
            var detail = Text(line, "kind") ?? Text(line, "owner");
            found += labelled && said.Found && detail is not null ? 1 : 0;
            right += labelled && said.Found && detail == said.Detail ? 1 : 0;
        }

        yield return new Figure("own: " + name, task, counts.Seen, counts.Line);
        if (found > 0)
        {
            yield return new Figure("own: " + name, task == "objection" ? "… kind right, of those found" : "… owner right, of those found", found, AccuracyReport.Percent((double)right / found));
        }
    }

    private static string? Text(JsonElement line, string field) => line.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
