using System.Text.Json;
using CallInsight.Contracts.Insights;

namespace CallInsight.Web.Insights;

/// <summary>Writes an answer row by row: <c>{ columns, rows, approximate, dataTo }</c>. What is not known is null.</summary>
internal static class InsightsWriter
{
    private const int FlushAbove = 64 * 1024;

    public static async Task WriteAsync(HttpContext http, InsightsAnswer answer, DateTimeOffset dataTo)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        WriteColumns(json, answer);
        json.WriteStartArray("rows");
        for (var row = 0; row < answer.Rows; row++)
        {
            WriteRow(json, answer, row);
            if (json.BytesPending > FlushAbove)
            {
                await json.FlushAsync(http.RequestAborted);
            }
        }

        json.WriteEndArray();
        json.WriteBoolean("approximate", answer.Approximate);
        json.WriteString("dataTo", dataTo.UtcDateTime);
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
    }

    private static void WriteColumns(Utf8JsonWriter json, InsightsAnswer answer)
    {
        json.WriteStartArray("columns");
        foreach (var column in answer.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, InsightsAnswer answer, int row)
    {
        json.WriteStartArray();
        foreach (var column in answer.Columns)
        {
            WriteCell(json, column, row);
        }

        json.WriteEndArray();
    }

    private static void WriteCell(Utf8JsonWriter json, InsightsColumn column, int row)
    {
        switch (column)
        {
            case { Texts: { } texts }:
                json.WriteStringValue(texts[row]);
                break;
            case { Histograms: { } histograms }:
                WriteHistogram(json, histograms[row]);
                break;
            case { Type: "integer" } when column.Number(row) is { } whole:
                json.WriteNumberValue((long)whole);
                break;
            case var _ when column.Number(row) is { } number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteHistogram(Utf8JsonWriter json, HistogramBin[] bins)
    {
        json.WriteStartArray();
        foreach (var bin in bins)
        {
            json.WriteStartObject();
            json.WriteNumber("from", bin.From);
            json.WriteNumber("count", bin.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
