using CallInsight.Analysis.Text;
using Xunit;

namespace CallInsight.Analysis.Tests.Text;

public sealed class SplittingWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  …  ", "")]
    [InlineData("I don't know.", "I|don't|know")]
    [InlineData("It’s 3.5 per cent", "It’s|3|5|per|cent")]
    [InlineData("uh-huh", "uh|huh")]
    [InlineData("Größe naïve cafe\u0301", "Größe|naïve|cafe\u0301")]
    [InlineData("日本語 один", "日本語|один")]
    [InlineData("\ud83d\ude00 hi \ud835\udc00", "hi|\ud835\udc00")]
    [InlineData("lone \ud800 half", "lone|half")]
    public void A_word_is_the_longest_run_of_letters_digits_marks_and_apostrophes(string text, string words)
    {
        var found = new List<string>();
        foreach (var word in Words.Of(text))
        {
            found.Add(word.ToString());
        }

        Assert.Equal(words, string.Join('|', found));
        Assert.Equal(found.Count, Words.Count(text));
    }

    [Theory]
    [InlineData("price", "prices")]
    [InlineData("price", "Pricing")]
    [InlineData("integrate", "integrated")]
    [InlineData("hopping", "hop")]
    [InlineData("relational", "relate")]
    [InlineData("company", "companies")]
    [InlineData("company", "company's")]
    [InlineData("it’s", "IT'S")]
    public void Inflections_share_a_stem(string one, string other) => Assert.Equal(StemOf(one), StemOf(other));

    [Theory]
    [InlineData("price", "surprise")]
    [InlineData("new", "news2")]
    [InlineData("übung", "übungen")]
    public void Other_words_do_not(string one, string other) => Assert.NotEqual(StemOf(one), StemOf(other));

    // From Porter's paper.
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("motoring", "motor")]
    [InlineData("conflated", "conflat")]
    [InlineData("falling", "fall")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("sky", "sky")]
    [InlineData("rational", "ration")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("triplicate", "triplic")]
    [InlineData("hopefulness", "hope")]
    [InlineData("replacement", "replac")]
    [InlineData("adoption", "adopt")]
    [InlineData("probate", "probat")]
    [InlineData("cease", "ceas")]
    [InlineData("controll", "control")]
    public void The_stem_is_the_one_of_the_paper(string word, string stem) => Assert.Equal(stem, StemOf(word));

    [Fact]
    public void A_word_of_a_megabyte_has_a_stem_of_bounded_length()
        => Assert.Equal(WordForm.Longest, StemOf(new string('ß', 1_000_000)).Length);

    private static string StemOf(string word)
    {
        Span<char> buffer = stackalloc char[WordForm.Longest];
        return new string(buffer[..Stemmer.Stem(word, buffer)]);
    }
}
