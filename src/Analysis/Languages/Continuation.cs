namespace CallInsight.Analysis.Languages;

/// <summary>How a phrase goes on behind its first word. Its next two terms stand beside it, so that most that are not said are passed over without a look at the phrase.</summary>
/// <param name="Third">Negative where the phrase has but two words or a gap there.</param>
internal readonly record struct Continuation(int Second, int Third, Phrase Phrase)
{
    public static Continuation Of(Phrase phrase) => new(phrase.Terms[1], phrase.Terms.Length > 2 && phrase.Terms[1] != Phrase.Gap ? phrase.Terms[2] : -1, phrase);

    /// <summary>False where the phrase surely does not go on with two terms.</summary>
    public bool MayBe(int second, int third) => (Second == second || Second == Phrase.Gap) && (Third < 0 || Third == third);
}
