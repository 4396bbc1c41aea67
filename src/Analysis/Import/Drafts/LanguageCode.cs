namespace CallInsight.Analysis.Import.Drafts;

/// <summary>ISO 639-1 codes out of what vendors write: <c>en-US</c>, <c>en_us</c>, <c>EN</c>, <c>english</c>, <c>eng</c>.</summary>
internal static class LanguageCode
{
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["english"] = "en", ["german"] = "de", ["french"] = "fr", ["spanish"] = "es", ["italian"] = "it", ["portuguese"] = "pt",
        ["dutch"] = "nl", ["polish"] = "pl", ["swedish"] = "sv", ["danish"] = "da", ["norwegian"] = "no", ["finnish"] = "fi",
        ["czech"] = "cs", ["slovak"] = "sk", ["hungarian"] = "hu", ["romanian"] = "ro", ["bulgarian"] = "bg", ["greek"] = "el",
        ["russian"] = "ru", ["ukrainian"] = "uk", ["turkish"] = "tr", ["arabic"] = "ar", ["hebrew"] = "he", ["hindi"] = "hi",
        ["japanese"] = "ja", ["korean"] = "ko", ["chinese"] = "zh", ["mandarin"] = "zh", ["cantonese"] = "zh", ["vietnamese"] = "vi",
        ["thai"] = "th", ["indonesian"] = "id", ["malay"] = "ms", ["tamil"] = "ta", ["urdu"] = "ur", ["persian"] = "fa",
        ["catalan"] = "ca", ["croatian"] = "hr", ["serbian"] = "sr", ["slovenian"] = "sl", ["welsh"] = "cy",
        ["eng"] = "en", ["deu"] = "de", ["ger"] = "de", ["fra"] = "fr", ["fre"] = "fr", ["spa"] = "es", ["ita"] = "it",
        ["por"] = "pt", ["nld"] = "nl", ["dut"] = "nl", ["cmn"] = "zh", ["zho"] = "zh", ["jpn"] = "ja", ["kor"] = "ko",
    };

    /// <summary>The code; null for what is no language, such as <c>unknown</c> or <c>auto</c>.</summary>
    public static string? Of(string? language)
    {
        if (string.IsNullOrWhiteSpace(language))
        {
            return null;
        }

        var word = language.Trim().ToLowerInvariant();
        var end = word.AsSpan().IndexOfAny('-', '_');
        word = end > 0 ? word[..end] : word;
        return word.Length == 2 && word.All(char.IsAsciiLetter) ? word : s_names.GetValueOrDefault(word);
    }
}
