using System.Globalization;
using System.Text.Json;
using CallInsight.Web.Shared;

namespace CallInsight.Web.AuditTrail;

/// <summary>The trail for a spreadsheet.</summary>
internal static class AuditCsv
{
    private static readonly string[] Head = ["sequence", "at", "action", "actorKind", "actorId", "actorName", "subjectKind", "subjectId", "subjectName", "from", "details", "hash"];

    public static async Task WriteAsync(StreamWriter writer, IAsyncEnumerable<AuditLine> lines)
    {
        await writer.WriteAsync(CsvCell.File([Head]));
        await foreach (var l in lines)
        {
            string?[] cells =
            [
                l.Record.Sequence.ToString(CultureInfo.InvariantCulture), l.Record.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture), l.Record.Action, l.Record.ActorKind, l.Record.Actor?.ToString(), l.ActorName,
                l.Record.SubjectKind, l.Record.Subject?.ToString(), l.SubjectName, l.From, l.Details is null ? null : JsonSerializer.Serialize(l.Details), Convert.ToHexStringLower(l.Hash),
            ];
            await writer.WriteAsync(CsvCell.File([cells.Select(c => CsvCell.Of(c ?? string.Empty))]));
        }
    }
}
