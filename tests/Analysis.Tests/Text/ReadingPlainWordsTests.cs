using CallInsight.Analysis.Text;
using Xunit;

namespace CallInsight.Analysis.Tests.Text;

public sealed class ReadingPlainWordsTests
{
    private static readonly string[] Pieces = ["I", "don't", "WON'T", "'quoted'", "it’s", "naïve", "3rd", "sixteenletters16", "seventeenletters7", " ", " ", " ", " ", " ", " ", ".", "-", "\ud83d\ude00", "ſ", "š", "x"];

    [Fact]
    public void A_plain_word_reads_as_any_word_would()
    {
        using var plainText = new PlainText();
        var chance = new Random(1);
        var plainWords = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Concat(chance.GetItems(Pieces, chance.Next(1, 12)));
            var bytes = plainText.Of(text);
            foreach (var word in Words.Of(text))
            {
                var form = new char[WordForm.Longest];
                var expected = new string(form, 0, WordForm.Of(word, form));
                var start = Offset(text, word);
                var length = PlainForm.ReadWord(bytes, start, out var plain);
                if (length > 0)
                {
                    Assert.Equal(word.Length, length);
                    Assert.Equal(expected, TextOf(plain));
                    plainWords++;
                }
                else
                {
                    var beyond = text.AsSpan(start + word.Length) is [> '\x7f', ..];
                    Assert.True(beyond || word.Length > PlainForm.Longest || word.ContainsAnyExceptInRange('\0', '\x7f') || word[0] == '\'' || word[^1] == '\'', text);
                }
            }
        }

        Assert.True(plainWords > 1_000);
    }

    [Fact]
    public void Forms_are_numbered_once_however_many_there_are()
    {
        using var numbers = new FormNumbers();
        for (var i = 0; i < 5_000; i++)
        {
            Assert.Equal(2 * i, numbers.Add("w" + i));
            Assert.Equal((2 * i) + 1, numbers.Add("wörd" + i));
        }

        Assert.Equal(2 * 1_234, numbers.Find("w1234"));
        Assert.Equal((2 * 1_234) + 1, numbers.Add("wörd1234"));
        Assert.Equal(-1, numbers.Find("w5000"));
        Assert.Equal(10_000, numbers.Count);
    }

    private static string TextOf(PlainForm form)
    {
        var buffer = new char[PlainForm.Longest];
        return new string(buffer, 0, form.CopyTo(buffer));
    }

    private static int Offset(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        Assert.True(text.Overlaps(word, out var offset));
        return offset;
    }
}
