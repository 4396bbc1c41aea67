namespace CallInsight.Architecture.Tests.Deploy;

/// <summary>Names of images.</summary>
internal static class Images
{
    /// <summary>Whether a name says a version with at least two numbers: <c>latest</c> and <c>18</c> are another image each month.</summary>
    public static bool IsPinned(string image) => image.LastIndexOf(':') is > 0 and var colon && image[(colon + 1)..].Split('.') is [var major, var minor, ..]
        && major.Any(char.IsAsciiDigit) && minor.Any(char.IsAsciiDigit);
}
