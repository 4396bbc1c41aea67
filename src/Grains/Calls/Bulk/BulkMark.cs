using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Calls.Bulk;

/// <summary>What became of a call in a piece of bulk work, or in taking it back.</summary>
/// <param name="Status"><c>done</c>, <c>unchanged</c> or <c>refused</c>.</param>
/// <param name="Value">Sealed; what taking it back needs.</param>
internal sealed record BulkMark(Guid Bulk, Guid Call, bool Undo, string Status, string? Code = null, byte[]? Value = null);

internal static class BulkMarks
{
    /// <summary>Adds the result to the statements that bring it about. Where there is one already, nothing of them happens.</summary>
    public static TenantBatch Mark(this TenantBatch batch, Guid tenant, BulkMark mark) => mark.Undo
        ? batch.Require("update bulk_results set undo = $4, undo_code = $5 where tenant_id = $1 and bulk_id = $2 and call_id = $3 and undo = 'waiting'", tenant, mark.Bulk, mark.Call, mark.Status, mark.Code)
        : batch.Require(
            "update bulk_results set status = $4, code = $5, value = $6 where tenant_id = $1 and bulk_id = $2 and call_id = $3 and status = 'waiting'",
            tenant, mark.Bulk, mark.Call, mark.Status, mark.Code, mark.Value);
}
