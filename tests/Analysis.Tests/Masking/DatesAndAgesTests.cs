using Xunit;

namespace CallInsight.Analysis.Tests.Masking;

public sealed class DatesAndAgesTests
{
    [Theory]
    [InlineData("it was on 2000-04-16 11:34:35", "2000-04-16 11:34:35")]
    [InlineData("i was born on march third nineteen eighty four", "march third nineteen eighty four")]
    [InlineData("on the twenty second of July nineteen ninety", "twenty second of July nineteen ninety")]
    [InlineData("On 29 March 2017, they left", "29 March 2017")]
    [InlineData("the Act of 1964 protects", "1964")]
    [InlineData("since 1999 we do that", "1999")]
    [InlineData("let's talk Tuesday", "Tuesday")]
    [InlineData("she comes Wednesday at eight a m", "Wednesday at eight a m")]
    [InlineData("call me at 3 pm", "3 pm")]
    [InlineData("it began at ten o'clock", "ten o'clock")]
    [InlineData("he is out until the nineteenth, sorry", "nineteenth")]
    public void Dates_and_times_are_found(string text, string span) => Assert.Equal(["date: " + span], Masked.In(text));

    [Theory]
    [InlineData("we may march ahead")]
    [InlineData("i will call you in may if that works")]
    [InlineData("a list of 2000 users")]
    [InlineData("it is the second time, the first of many")]
    [InlineData("at ten percent off")]
    [InlineData("Version 1.2.3 has 12 parts")]
    public void Words_that_are_no_dates_are_left(string text) => Assert.Empty(Masked.In(text));

    [Theory]
    [InlineData("He just turned 46", "46")]
    [InlineData("a 79-year-old man", "79-year-old")]
    [InlineData("i'm forty two years old", "forty two years old")]
    [InlineData("She's seventy six, so no.", "seventy six")]
    [InlineData("we're both in our late fifties", "late fifties")]
    [InlineData("my son is eleven", "eleven")]
    public void Ages_are_found(string text, string span) => Assert.Equal(["age: " + span], Masked.In(text));

    [Theory]
    [InlineData("I'm ten minutes late")]
    [InlineData("revenue turned 40 percent better")]
    [InlineData("it's seventy six")]
    [InlineData("three years of support")]
    public void Counts_are_no_ages(string text) => Assert.Empty(Masked.In(text));
}
