using System.Text.Json;
using CallInsight.Contracts.Reports;
using CallInsight.Storage.Secrets;

namespace CallInsight.Storage.Reports;

/// <summary>How reports are sealed: grains write them, Web reads them. The labels never change.</summary>
public static class ReportTexts
{
    private const string ContentField = "report.content";
    private const string PdfField = "report.pdf";
    private const string XlsxField = "report.xlsx";

    public static byte[] SealContent(TenantKey key, Guid report, ReportContent content) => key.SealCompressed(report, ContentField, JsonSerializer.SerializeToUtf8Bytes(content));

    public static ReportContent OpenContent(TenantKey key, Guid report, ReadOnlySpan<byte> value) => JsonSerializer.Deserialize<ReportContent>(key.OpenCompressed(report, ContentField, value))!;

    public static byte[] SealPdf(TenantKey key, Guid run, ReadOnlySpan<byte> file) => key.SealCompressed(run, PdfField, file);

    public static byte[] OpenPdf(TenantKey key, Guid run, ReadOnlySpan<byte> value) => key.OpenCompressed(run, PdfField, value);

    public static byte[] SealXlsx(TenantKey key, Guid run, ReadOnlySpan<byte> file) => key.SealCompressed(run, XlsxField, file);

    public static byte[] OpenXlsx(TenantKey key, Guid run, ReadOnlySpan<byte> value) => key.OpenCompressed(run, XlsxField, value);
}
