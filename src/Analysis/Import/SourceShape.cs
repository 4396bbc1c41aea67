namespace CallInsight.Analysis.Import;

/// <summary>Tells JSON from lines by the first characters.</summary>
internal static class SourceShape
{
    /// <summary>Whether the source can only be meant as JSON. A line such as <c>[00:01] Ada: hello</c> is not.</summary>
    public static bool IsJson(ReadOnlySpan<byte> utf8)
    {
        var text = utf8.TrimStart(" \t\r\n\v\f"u8);
        if (text is [(byte)'{', ..])
        {
            return true;
        }

        return text is [(byte)'[', ..] && text[1..].TrimStart(" \t\r\n"u8) is [] or [(byte)'{' or (byte)'[' or (byte)']' or (byte)'"', ..];
    }
}
