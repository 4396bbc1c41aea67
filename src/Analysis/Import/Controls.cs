using System.Buffers;

namespace CallInsight.Analysis.Import;

/// <summary>Control characters that no text holds: below U+0020 all but tab, line feed, vertical tab, form feed and carriage return.</summary>
internal static class Controls
{
    public static SearchValues<byte> Bytes { get; } = SearchValues.Create([.. Enumerable.Range(0, 32).Where(code => code is < 9 or > 13).Select(code => (byte)code)]);

    public static SearchValues<char> Chars { get; } = SearchValues.Create([.. Enumerable.Range(0, 32).Where(code => code is < 9 or > 13).Select(code => (char)code)]);
}
