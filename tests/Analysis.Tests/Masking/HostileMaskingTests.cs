using Xunit;

namespace CallInsight.Analysis.Tests.Masking;

/// <summary>Texts that nobody speaks, but somebody sends: spans stay in order, apart and inside the text, and the time stays linear.</summary>
public sealed class HostileMaskingTests
{
    private const int Length = 400_000;

    [Theory]
    [InlineData("1 ")]
    [InlineData("one ")]
    [InlineData("double ")]
    [InlineData("one dot ")]
    [InlineData("one uh ")]
    [InlineData("a b ")]
    [InlineData("A1 ")]
    [InlineData("Ab 1 ")]
    [InlineData("Big ")]
    [InlineData("Ada ")]
    [InlineData("Ada, ")]
    [InlineData("new york ")]
    [InlineData("dot com ")]
    [InlineData("a dot ")]
    [InlineData("ada at b.co ")]
    [InlineData("at acme dot com ")]
    [InlineData("dash ")]
    [InlineData("oak street ")]
    [InlineData("12 Oak Street, ")]
    [InlineData("my name is ")]
    [InlineData("may first ")]
    [InlineData("account manager and ")]
    [InlineData("card number 4 ")]
    [InlineData("4012888888881881 ")]
    [InlineData("İ ")]
    [InlineData("\U0001F600x ")]
    [InlineData("Ǆ’s ")]
    [InlineData("٣٤ ")]
    public void The_same_over_and_over_is_read_in_linear_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, Length / part.Length));
        AssertInOrder(Masked.Spans(text), text);
    }

    [Fact]
    public void A_hundred_thousand_words_of_all_kinds()
    {
        string[] words = ["Ada", "one", "4012888888881881", "dot", "com", "at", "Street", "12", "new", "york", "march", "third", "mr", "years", "old", "is", "a", "b", ",", ".", "\n", "Inc"];
        var random = new Random(7);
        var text = string.Join(' ', Enumerable.Range(0, 100_000).Select(_ => words[random.Next(words.Length)]));
        AssertInOrder(Masked.Spans(text), text);
    }

    [Fact]
    public void Characters_of_any_kind_in_any_order()
    {
        var random = new Random(11);
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(4) switch
            {
                0 => "one Dot at 4 Mr. Ada st nine"[random.Next(28)],
                1 => " .,-'’@:/()+\n"[random.Next(13)],
                2 => (char)random.Next(0x20, 0x250),
                _ => (char)random.Next(0x10000),
            }));
            AssertInOrder(Masked.Spans(text), text);
        }
    }

    private static void AssertInOrder(IReadOnlyList<MaskedSpan> spans, string text)
    {
        var end = 0;
        foreach (var span in spans)
        {
            Assert.InRange(span.Start, end, text.Length);
            Assert.InRange(span.End, span.Start + 1, text.Length);
            end = span.End;
        }
    }
}
