using System.Text.Json;

namespace CallInsight.Analysis.Json;

/// <summary>Writes an import report.</summary>
internal static class ImportReportWriting
{
    public static void Write(Utf8JsonWriter json, ImportReport report)
    {
        json.WriteStartObject();
        json.WriteString("format", report.Format);
        json.WriteStartObject("recognised");
        json.WriteNumber("utterances", report.Recognised.Utterances);
        json.WriteNumber("speakers", report.Recognised.Speakers);
        json.WriteNumber("words", report.Recognised.Words);
        json.WriteEndObject();
        json.WriteObjects("estimated", report.Estimated, e =>
        {
            json.WriteString("what", e.What);
            json.WriteNumber("count", e.Count);
        });
        json.WriteObjects("leftOut", report.LeftOut, l =>
        {
            json.WriteString("where", l.Where);
            json.WriteString("what", l.What);
            json.WriteString("why", l.Why);
        });
        json.WriteEndObject();
    }
}
