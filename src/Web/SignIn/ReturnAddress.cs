namespace CallInsight.Web.SignIn;

/// <summary>Where to go after signing in.</summary>
internal static class ReturnAddress
{
    /// <summary>The wanted address where it lies in the workspace; else its first page. Never another host: a link to our sign-in
    /// must not lead on to somebody else's.</summary>
    public static string Of(string? wanted, string basePath)
    {
        return wanted is not null && IsInside(wanted, basePath) ? wanted : $"{basePath}/";
    }

    private static bool IsInside(string wanted, string basePath)
        => wanted.StartsWith(basePath + "/", StringComparison.Ordinal)
            && !wanted.StartsWith("//", StringComparison.Ordinal)
            && !wanted.Contains('\\')
            && !wanted.Contains("/../", StringComparison.Ordinal)
            && !wanted.AsSpan().ContainsAnyInRange('\0', '\u001f')
            && !wanted.StartsWith(basePath + "/signin", StringComparison.Ordinal);
}
