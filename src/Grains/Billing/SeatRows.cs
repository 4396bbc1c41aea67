using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Billing;

/// <summary>Counts seats within the transaction that takes one.</summary>
internal static class SeatRows
{
    /// <summary>SQLSTATE of <c>guard.seats</c>; its message is how many were taken before.</summary>
    public const string Full = "CI402";

    /// <summary>After the statements that add somebody: all of them fail when that is one too many.</summary>
    /// <param name="most">Null: without end.</param>
    public static TenantBatch KeepToSeats(this TenantBatch batch, Guid tenant, long? most)
        => most is { } limit ? batch.Add("select guard.seats($1, $2)", tenant, limit) : batch;
}
