using System.Text.Json;

namespace CallInsight.Web.Calls.Reading;

/// <summary>What an import recognised, estimated and left out.</summary>
public sealed record ReportedImport(string Format, ReportedCounts Recognised, IReadOnlyList<ReportedEstimate> Estimated, IReadOnlyList<ReportedLoss> LeftOut)
{
    public static ReportedImport Read(JsonElement report) => report.Deserialize(ReadingJson.Default.ReportedImport)!;
}

public sealed record ReportedCounts(int Utterances, int Speakers, int Words);

public sealed record ReportedEstimate(string What, int Count);

public sealed record ReportedLoss(string Where, string What, string Why);
