using System.Globalization;
using System.Text.RegularExpressions;
using CallInsight.Analysis;
using CallInsight.Analysis.Text;
using CallInsight.Grains.Search;
using CallInsight.Storage.Secrets;
using Xunit;

namespace CallInsight.Grains.Tests.Search;

public sealed partial class WritingSearchRowsTests
{
    private static readonly TenantKey Key = new(Guid.CreateVersion7(), 1, [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Fact]
    public void Title_and_participants_are_the_first_part_and_the_transcript_the_others()
    {
        var rows = Rows("Budget talk", ["Ada"], "hello there");

        Assert.Equal([(short)0, (short)1], rows.Select(r => r.Part));
        Assert.Equal([1], PositionsOf(rows[0], "budget"));
        Assert.Equal([5], PositionsOf(rows[0], "ada"));
        Assert.Equal([2], PositionsOf(rows[1], "there"));
    }

    [Fact]
    public void No_word_can_be_read()
    {
        var rows = Rows("Quokka", ["Zeppelin"], "marzipan everywhere");

        Assert.All(["quokka", "zeppelin", "marzipan", "everywher"], word => Assert.DoesNotContain(rows, r => r.Words.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Another_tenant_has_other_hashes_for_the_same_words()
    {
        var other = new TenantKey(Guid.CreateVersion7(), 1, [.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

        Assert.NotEqual(new WordHash(Key).Of("budget"), new WordHash(other).Of("budget"));
    }

    [Fact]
    public void A_phrase_does_not_reach_over_the_end_of_an_utterance()
    {
        var row = Rows("t", [], "good morning", "morning all")[1];

        Assert.Equal([2, 5], PositionsOf(row, "morning"));
    }

    [Fact]
    public void Each_word_tells_who_said_it()
    {
        var rows = SearchRows.Of(
            Key,
            "Budget talk",
            ["Ada"],
            new Transcript("en", Timing.Utterance, [], [new Utterance("A", 0, 1, "budget"), new Utterance("B", 1, 2, "budget"), new Utterance("C", 2, 3, "budget")], null),
            new Dictionary<string, SpeakerRole> { ["A"] = SpeakerRole.Rep, ["B"] = SpeakerRole.Customer });
        var hash = new WordHash(Key).Of("budget");

        Assert.Contains($"'{hash}':1 ", rows[0].Words, StringComparison.Ordinal);
        Assert.Contains($"'{new WordHash(Key).Of("ada")}':5C ", rows[0].Words, StringComparison.Ordinal);
        Assert.Equal($"'{hash}':1A,4B,7 ", rows[1].Words);
    }

    [Fact]
    public void A_long_call_is_cut_before_positions_run_out()
    {
        var rows = Rows("t", [], [.. Enumerable.Range(0, 30).Select(n => string.Join(' ', Enumerable.Repeat($"w{n.ToString(CultureInfo.InvariantCulture)}x", 999)) + " end")]);

        Assert.True(rows.Count > 3);
        Assert.All(rows, r => Assert.All(Positions().Matches(r.Words), m => Assert.InRange(int.Parse(m.Value, CultureInfo.InvariantCulture), 1, 10_999)));
        Assert.Equal(30, rows.Skip(1).Sum(r => PositionsOf(r, "end").Count));
    }

    [Fact]
    public void A_word_has_no_more_positions_than_are_kept() => Assert.Equal(255, PositionsOf(Rows("t", [], string.Join(' ', Enumerable.Repeat("yes", 400)))[1], "yes").Count);

    private static List<(short Part, string Words)> Rows(string title, string[] participants, params string[] utterances) =>
    [
        .. SearchRows.Of(Key, title, participants, new Transcript(
            "en", Timing.Utterance, [new Speaker("A", "Ada", SpeakerRole.Rep)], [.. utterances.Select((u, i) => new Utterance("A", i, i + 1, u))], null),
            new Dictionary<string, SpeakerRole> { ["A"] = SpeakerRole.Rep }),
    ];

    private static List<int> PositionsOf((short Part, string Words) row, string word)
    {
        Span<char> stem = stackalloc char[WordForm.Longest];
        var hash = new WordHash(Key).Of(stem[..Stemmer.Stem(word, stem)]);
        var found = Regex.Match(row.Words, $"'{Regex.Escape(hash)}':([0-9ABC,]+)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return found.Success ? [.. found.Groups[1].Value.Split(',').Select(p => int.Parse(p.TrimEnd('A', 'B', 'C'), CultureInfo.InvariantCulture))] : [];
    }

    [GeneratedRegex("(?<=[:,])[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Positions();
}
