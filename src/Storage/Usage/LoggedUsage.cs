namespace CallInsight.Storage.Usage;

/// <summary>An entry of the log of usage: an event, or that a tenant's month was closed.</summary>
/// <param name="Meter">Empty where a month was closed.</param>
/// <param name="Quantity">In millionths.</param>
/// <param name="At">When it was used, in microseconds since 1970.</param>
/// <param name="Day">Days since 0001-01-01, in the tenant's zone.</param>
/// <param name="Month">The one that it is billed in, or that was closed, as <c>yyyymm</c>.</param>
/// <param name="Member">All zeros where it is nobody's.</param>
public readonly record struct LoggedUsage(Guid Tenant, string Meter, string Id, long Quantity, long At, int Day, int Month, string Source, Guid Member)
{
    /// <summary>Millionths of a unit.</summary>
    public const int Millionths = 1_000_000;

    /// <summary>Whether a month was closed.</summary>
    public bool IsClose => Meter.Length == 0;

    public static LoggedUsage Close(Guid tenant, int month) => new(tenant, "", "", 0, 0, 0, month, "", Guid.Empty);

    /// <summary>The moment of <see cref="At"/>.</summary>
    public DateTimeOffset Moment => DateTimeOffset.UnixEpoch.AddTicks(At * TimeSpan.TicksPerMicrosecond);
}
