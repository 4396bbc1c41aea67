using CsCheck;

namespace CallInsight.Analysis.Tests.Timeline;

/// <summary>Transcripts with overlaps, nesting, equal times, no length and no words; all times are multiples of a cell.</summary>
internal static class RandomTranscripts
{
    private static readonly string[] Texts =
    [
        "", "Yeah.", "Mhm, right.", "I see.", "okay okay okay", "okay okay okay okay", "We would like to see it first.", "What does it cost?", "…", "Right, but not now",
    ];

    private static readonly Gen<SpeakerRole> Roles = OneOf(SpeakerRole.Rep, SpeakerRole.Customer, SpeakerRole.Unknown);

    public static Gen<Transcript> All { get; } =
        from speakers in Gen.Int[1, 4]
        from roles in Roles.Array[speakers]
        from utterances in Utterance(speakers).Array[1, 25]
        from timing in OneOf(Timing.Utterance, Timing.Word)
        from recording in OneOf<double?>(null, null, 120.0)
        select Build(roles, utterances, timing, recording);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // Most start near each other, so that they overlap, nest and coincide.
    private static Gen<(int Speaker, int Start, int Length, int Text, int Gaps)> Utterance(int speakers) =>
        Gen.Select(Gen.Int[0, speakers - 1], Gen.Int[0, 160], Gen.OneOf(Gen.Const(0), Gen.Int[0, 60], Gen.Int[4, 12]), Gen.Int[0, Texts.Length - 1], Gen.Int[0, 3]);

    private static Transcript Build(
        SpeakerRole[] roles, (int Speaker, int Start, int Length, int Text, int Gaps)[] utterances, Timing timing, double? recording)
    {
        var speakers = roles.Select((role, i) => new Speaker(Name(i), null, role)).ToList();
        var list = utterances.Select(u => ToUtterance(u.Speaker, u.Start, u.Length, Texts[u.Text], timing == Timing.Word ? u.Gaps : -1)).ToList();
        return new Transcript("en", timing, speakers, list, recording);
    }

    private static Utterance ToUtterance(int speaker, int start, int length, string text, int gaps)
    {
        var (from, to) = (start * SecondOpinion.Cell, (start + length) * SecondOpinion.Cell);
        if (gaps < 1 || length < 2)
        {
            return new Utterance(Name(speaker), from, to, text);
        }

        // Two words at the ends, with silence of any length between, or three where the middle one has no length.
        var words = new List<Word> { new("a", from, from + SecondOpinion.Cell), new("b", to - SecondOpinion.Cell, to) };
        if (gaps > 1)
        {
            var middle = (start + (length / 2)) * SecondOpinion.Cell;
            words.Insert(1, new Word("c", middle, middle));
        }

        return new Utterance(Name(speaker), from, to, text, words);
    }

    private static string Name(int speaker) => ((char)('A' + speaker)).ToString();
}
