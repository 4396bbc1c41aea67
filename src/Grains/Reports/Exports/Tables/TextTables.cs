using System.Globalization;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Files;
using CallInsight.Storage.Insights;

namespace CallInsight.Grains.Reports.Exports.Tables;

/// <summary>What people wrote: comments on calls, notes beside figures.</summary>
internal static class TextTables
{
    public static ExportRows Comments(ExportSource source)
    {
        var chosen = ChosenCalls.Of(source with { Request = source.Request with { From = null, To = null } });
        List<object?> arguments = [.. chosen.Arguments];
        var from = $"from call_comments k join calls c on c.tenant_id = k.tenant_id and c.call_id = k.call_id left join members a on a.tenant_id = k.tenant_id and a.member_id = k.author_id where {chosen.Sql}";
        from += Since(source.Request.From, "k.created_at >=", arguments) + Since(source.Request.To, "k.created_at <", arguments);
        return new ExportRows(
            [
                new("id", typeof(Guid)), new("call", typeof(Guid)), new("thread", typeof(Guid)), new("author", typeof(Guid)), new("authorName", typeof(string)),
                new("utterance", typeof(long)), new("text", typeof(string)), new("createdAt", typeof(DateTime)), new("editedAt", typeof(DateTime)),
            ],
            $"select k.comment_id, k.call_id, k.thread_id, k.author_id, a.name, k.utterance::bigint, k.text, k.created_at, k.edited_at {from} order by k.created_at, k.comment_id",
            $"select count(*) {from}",
            arguments,
            r =>
            [
                .. Enumerable.Range(0, 6).Select(i => ExportRows.Value(r, i)),
                r.IsDBNull(6) ? null : CommentTexts.Open(source.Key, r.GetGuid(0), r.GetFieldValue<byte[]>(6)), ExportRows.Value(r, 7), ExportRows.Value(r, 8),
            ]);
    }

    public static ExportRows Annotations(ExportSource source)
    {
        List<object?> arguments = [source.Tenant];
        var from = "from annotations n left join members a on a.tenant_id = n.tenant_id and a.member_id = n.author_id where n.tenant_id = $1";
        from += Since(Day(source, source.Request.From), "n.day >=", arguments) + Since(Day(source, source.Request.To), "n.day <", arguments);
        return new ExportRows(
            [new("id", typeof(Guid)), new("day", typeof(string)), new("text", typeof(string)), new("author", typeof(Guid)), new("authorName", typeof(string)), new("createdAt", typeof(DateTime))],
            $"select n.annotation_id, to_char(n.day, 'YYYY-MM-DD'), n.text, n.author_id, a.name, n.created_at {from} order by n.day, n.annotation_id",
            $"select count(*) {from}",
            arguments,
            r => [r.GetGuid(0), r.GetString(1), source.Key.OpenText(r.GetGuid(0), ViewTexts.Annotation, r.GetFieldValue<byte[]>(2)), ExportRows.Value(r, 3), ExportRows.Value(r, 4), ExportRows.Value(r, 5)]);
    }

    private static object? Day(ExportSource source, DateTimeOffset? moment)
        => moment is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(source.Request.TimeZone)).DateTime) : null;

    private static string Since(object? value, string comparison, List<object?> arguments)
    {
        if (value is null)
        {
            return string.Empty;
        }

        arguments.Add(value);
        return $" and {comparison} ${arguments.Count.ToString(CultureInfo.InvariantCulture)}";
    }
}
