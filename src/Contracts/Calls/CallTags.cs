using System.Globalization;

namespace CallInsight.Contracts.Calls;

/// <summary>ETags of calls.</summary>
public static class CallTags
{
    /// <summary>Stands for one state of a call. No other state has it, not even of a call that was erased and came again under the same id.</summary>
    /// <returns>Letters, digits and - only, without quotes.</returns>
    public static string Of(int version, DateTimeOffset receivedAt)
        => string.Create(CultureInfo.InvariantCulture, $"v{version}-{receivedAt.UtcTicks / TimeSpan.TicksPerMicrosecond:x}");
}
