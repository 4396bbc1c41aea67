using System.Text.Json;
using CallInsight.Contracts.Reports;
using CallInsight.Storage.Secrets;

namespace CallInsight.Storage.Reports;

/// <summary>How exports are sealed: silos write them, Web reads them. The labels never change.</summary>
public static class ExportTexts
{
    private const string RequestField = "export.request";
    private const string PieceField = "export.piece";

    public static byte[] SealRequest(TenantKey key, Guid export, ExportRequest request) => key.Seal(export, RequestField, JsonSerializer.SerializeToUtf8Bytes(request));

    public static ExportRequest OpenRequest(TenantKey key, Guid export, ReadOnlySpan<byte> value) => JsonSerializer.Deserialize<ExportRequest>(key.Open(export, RequestField, value))!;

    /// <param name="piece">The id of the piece's row.</param>
    public static byte[] SealPiece(TenantKey key, Guid piece, ReadOnlySpan<byte> content) => key.SealCompressed(piece, PieceField, content);

    /// <inheritdoc cref="SealPiece"/>
    public static byte[] OpenPiece(TenantKey key, Guid piece, ReadOnlySpan<byte> value) => key.OpenCompressed(piece, PieceField, value);
}
