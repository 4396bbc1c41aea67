namespace CallInsight.Grains.Search;

/// <summary>One word, "phrase" or <c>name:value</c> of a search as typed.</summary>
/// <param name="Name">Lower case; null for words.</param>
internal readonly record struct SearchPiece(string? Name, string Text, bool Unwanted)
{
    private const string Quotes = "\"“”";
    private static readonly string[] Names = ["speaker", "said-by", "topic", "from", "to"];

    /// <summary>The pieces in their order.</summary>
    public static IReadOnlyList<SearchPiece> Of(string text)
    {
        var pieces = new List<SearchPiece>();
        var rest = text.AsSpan();
        while (!(rest = rest.TrimStart()).IsEmpty)
        {
            var unwanted = rest[0] == '-' && rest.Length > 1 && !char.IsWhiteSpace(rest[1]);
            rest = unwanted ? rest[1..] : rest;
            var name = NameOf(rest);
            rest = name is null ? rest : rest[(name.Length + 1)..];
            pieces.Add(new SearchPiece(name, Cut(ref rest), unwanted));
        }

        return pieces;
    }

    // What looks like a name and is none, such as "10:30", is words.
    private static string? NameOf(ReadOnlySpan<char> rest)
    {
        foreach (var name in Names)
        {
            if (rest.Length > name.Length && rest[name.Length] == ':' && rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        return null;
    }

    private static string Cut(ref ReadOnlySpan<char> rest)
    {
        var quoted = !rest.IsEmpty && Quotes.Contains(rest[0], StringComparison.Ordinal);
        var length = quoted ? rest[1..].IndexOfAny(Quotes) : rest.IndexOfAny(" \t\r\n");
        var piece = quoted ? (length < 0 ? rest[1..] : rest.Slice(1, length)) : (length < 0 ? rest : rest[..length]);
        var text = piece.ToString();
        rest = length < 0 ? default : rest[(quoted ? length + 2 : length)..];
        return text;
    }
}
