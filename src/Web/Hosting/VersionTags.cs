using System.Globalization;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace CallInsight.Web.Hosting;

/// <summary>ETags of what counts its versions: <c>"v3"</c>.</summary>
internal static class VersionTags
{
    public static void Write(HttpContext http, int version) => new ResponseHeaders(http.Response.Headers).ETag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"v{version}\""));

    /// <summary>The versions that <c>If-Match</c> names; null where it names none or any. What is no version stands for none, and so do weak tags.</summary>
    public static IReadOnlyList<int>? Asked(HttpContext http)
    {
        if (!http.Request.Headers.TryGetValue(HeaderNames.IfMatch, out var header))
        {
            return null;
        }

        if (!EntityTagHeaderValue.TryParseStrictList(header, out var tags))
        {
            return [];
        }

        return tags.Contains(EntityTagHeaderValue.Any) ? null : [.. tags.Where(t => !t.IsWeak).Select(t => VersionOf(t.Tag.AsSpan().Trim('"'))).OfType<int>()];
    }

    private static int? VersionOf(ReadOnlySpan<char> tag)
        => tag is ['v', .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
