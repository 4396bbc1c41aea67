namespace CallInsight.Analysis.Masking;

/// <summary>What a speaker calls the number that follows or has just been said.</summary>
internal static class SpeakersWord
{
    private const int Before = 48;
    private const int After = 12;

    private static readonly string[] Phone = ["call", "phone", "reach", "text", "mobile", "cell", "fax", "tel", "message", "contact", "answering", "dial", "number", "registered", "ring", "whatsapp", "landline", "direct line", "extension"];
    private static readonly string[] PhoneAfter = ["office", "fax", "mobile", "cell", "home", "work", "desk", "-office", "-fax", "-mobile"];
    private static readonly string[] Card = ["card", "visa", "mastercard", "amex", "american express", "cc "];
    private static readonly string[] Id = ["license", "licence", "passport", "driver", "national insurance", "nhs", "itin", "tax id", "taxpayer", "identity", "national id", "id number", "nino", "steuer"];
    private static readonly string[] SocialSecurity = ["ssn", "social"];
    private static readonly string[] Iban = ["iban", "account"];
    private static readonly string[] Zip = ["zip", "postcode", "post code", "postal code"];

    // What counts something else, although it follows "number".
    private static readonly string[] NoPhone = ["order", "invoice", "ticket", "account", "policy", "reference", "case", "card", "license", "licence", "passport", "zip", "version", "serial", "item", "part", "pin", "$", "€", "£"];

    public static bool IsPhone(ReadOnlySpan<char> text, int start, int end)
        => Follows(text, end, PhoneAfter) || (Precedes(text, start, Phone) && !Precedes(text, start, NoPhone, 24));

    public static bool IsCard(ReadOnlySpan<char> text, int start) => Precedes(text, start, Card);

    public static bool IsId(ReadOnlySpan<char> text, int start) => Precedes(text, start, Id, 40);

    public static bool IsSocialSecurity(ReadOnlySpan<char> text, int start) => Precedes(text, start, SocialSecurity, 40);

    public static bool IsIban(ReadOnlySpan<char> text, int start) => Precedes(text, start, Iban, 30);

    public static bool IsZip(ReadOnlySpan<char> text, int start) => Precedes(text, start, Zip, 24);

    private static bool Precedes(ReadOnlySpan<char> text, int start, string[] words, int reach = Before)
    {
        var from = Math.Max(0, start - reach);
        var window = text[from..start];
        foreach (var word in words)
        {
            var at = window.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at == 0 ? from == 0 || !char.IsLetter(text[from - 1]) : at > 0 && !(char.IsLetter(window[at - 1]) && char.IsLetter(word[0])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Follows(ReadOnlySpan<char> text, int end, string[] words)
    {
        var window = text[end..Math.Min(text.Length, end + After)].TrimStart(' ');
        foreach (var word in words)
        {
            if (window.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (window.Length == word.Length || !char.IsLetter(window[word.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
