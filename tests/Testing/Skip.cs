using System.Diagnostics.CodeAnalysis;
using Xunit.v3;

namespace CallInsight.Testing;

/// <summary>Ends a test as skipped, from code that does not refer to xunit's assertions.</summary>
public static class Skip
{
    [SuppressMessage("Usage", "CA2201", Justification = "xunit knows a skip by the beginning of its message, whatever the type.")]
    public static Exception Because(string reason) => new(DynamicSkipToken.Value + reason);
}
