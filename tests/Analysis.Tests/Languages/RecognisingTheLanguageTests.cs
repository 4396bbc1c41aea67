using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Languages;

public sealed class RecognisingTheLanguageTests
{
    [Theory]
    [InlineData("Thank you for the call, I think that we would like to see it.", "en")]
    [InlineData("Ja, ich glaube, das ist für uns nicht so wichtig.", "de")]
    [InlineData("Je ne sais pas si vous avez le temps pour ça.", "fr")]
    [InlineData("Creo que no tenemos el tiempo para eso.", "es")]
    [InlineData("Ik denk dat het niet zo belangrijk is voor ons.", "nl")]
    [InlineData("Hi Bob", "en")]
    [InlineData("Добрый день", "und")]
    [InlineData("…", "en")]
    public void A_language_is_told_by_its_small_words(string text, string language)
        => Assert.Equal(language, ATranscript.Of().In(null).Rep("A").Says("A", 0, 4, text).Analyse().Language);

    [Theory]
    [InlineData("de", "de")]
    [InlineData("EN-us", "en")]
    [InlineData("pt_BR", "pt")]
    [InlineData("english", "en")]
    public void The_language_given_wins(string given, string language)
        => Assert.Equal(language, ATranscript.Of().In(given).Rep("A").Says("A", 0, 4, "Quel est le prix pour nous ?").Analyse().Language);
}
