namespace CallInsight.Analysis.Masking;

/// <summary>What the words before a number call it, also those at the end of the utterance before: "and your zip code?" "Nine four one oh five."</summary>
internal readonly struct SpeakersWord(UtteranceWords words, int word)
{
    private const int Far = 9;
    private const int Near = 4;
    private const int After = 2;

    private readonly MaskTraits _far = words.Before(word, Far);
    private readonly MaskTraits _near = words.Before(word, Near);

    public bool IsCard => Has(_far, MaskTraits.CardCue);

    public bool IsId => Has(_far, MaskTraits.IdCue);

    public bool IsSocialSecurity => Has(_far, MaskTraits.SocialCue);

    public bool IsIban => Has(_near, MaskTraits.IbanCue);

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
