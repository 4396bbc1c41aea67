namespace CallInsight.Analysis.Masking;

/// <summary>
/// What the words before a number call it, also those at the end of the utterance before: "and your zip code?" "Nine four one oh five."
/// So do those behind it: "six two three, that's my social".
/// </summary>
/// <param name="endWord">Index behind the number's last word; the number's own where nothing behind it counts.</param>
internal readonly struct SpeakersWord(UtteranceWords words, int word, int endWord)
{
    private const int Far = 9;
    private const int Near = 4;
    private const int After = 2;

    private readonly MaskTraits _far = words.Before(word, Far) | words.Behind(endWord, word == endWord ? 0 : Far);
    private readonly MaskTraits _near = words.Before(word, Near) | words.Behind(endWord, word == endWord ? 0 : Near);

    public bool IsCard => Has(_far, MaskTraits.CardCue);

    /// <summary>Whether so many figures are a card's, where a card is spoken of.</summary>
    public bool IsCardNumber(int figures) => IsCard && figures is >= 13 and <= 19;

    public bool IsId => Has(_far, MaskTraits.IdCue);

    public bool IsSocialSecurity => Has(_far, MaskTraits.SocialCue);

    public bool IsIban => Has(_near, MaskTraits.IbanCue);

    public bool IsHardware => Has(_far, MaskTraits.HardwareCue);

    public bool IsWallet => Has(_far, MaskTraits.WalletCue);

    /// <summary>Whether it is a day of birth or the end of a card's life.</summary>
    public bool IsDay => Has(_far, MaskTraits.DayCue) || (words.FormOf(word - 4) == "d" && words.FormOf(word - 3) == "o" && words.FormOf(word - 2) == "b");

    public bool IsZip => Has(_near, MaskTraits.ZipCue);

    /// <param name="end">Offset behind the number: "555 0132 office".</param>
    public bool IsPhone(int end) => IsPhoneAfter(end) || (Has(_far, MaskTraits.PhoneCue) && !Has(_near, MaskTraits.NoPhone));

    private static bool Has(MaskTraits traits, MaskTraits any) => (traits & any) != MaskTraits.None;

    private bool IsPhoneAfter(int end)
    {
        var next = word;
        while (next < words.Count && words.StartOf(next) < end)
        {
            next++;
        }

        return words.Is(next, MaskTraits.PhoneAfter) && words.StartOf(next) - end <= After;
    }
}
