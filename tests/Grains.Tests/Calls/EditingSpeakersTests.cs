using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Calls;
using Xunit;

namespace CallInsight.Grains.Tests.Calls;

public sealed class EditingSpeakersTests
{
    private static readonly StoredTranscript Said = Transcript("A B C A B C B A");

    [Fact]
    public void Several_at_once_become_one()
        => Assert.Equal("A A A A A A A A", Speakers(Decided(Merging("A", "B", "C"))));

    [Fact]
    public void Who_was_merged_is_nobody_of_the_call_any_more()
        => Assert.Equal(["A", "C"], SpeakerEdits.Apply(Said, Decided(Merging("A", "B"))).Speakers.Select(s => s.Id));

    [Fact]
    public void A_span_goes_to_somebody_new_and_others_in_it_stay()
    {
        var edits = Decided(new ChangeCall(Actor.System, null, null, null, [], null, Splits: [new SpeakerSplit("B", 4, 6)]));

        Assert.Equal("A B C A B/2 C B/2 A", Speakers(edits));
        Assert.Equal(["A", "B", "C", "B/2"], SpeakerEdits.Apply(Said, edits).Speakers.Select(s => s.Id));
    }

    [Fact]
    public void Merges_come_before_splits_and_see_what_was_done_before()
    {
        var edits = Decided(new ChangeCall(Actor.System, null, null, null, [], null, [new SpeakerMerge(["C"], "B")], [new SpeakerSplit("B", 0, 2), new SpeakerSplit("B", 4, 4)]));

        Assert.Equal("A B/2 B/2 A B/3 B B A", Speakers(edits));
        Assert.Equal("A B B A B B B A", Speakers(Decided(new ChangeCall(Actor.System, null, null, null, [], null, [new SpeakerMerge(["B/2", "B/3"], "B")]), edits)));
    }

    [Fact]
    public void Undoing_takes_back_what_was_made_at_once_and_no_more()
    {
        var first = Decided(Merging("A", "B"));
        var second = Decided(Merging("A", "C"), first);

        Assert.Equal("A A C A A C A A", Speakers(Decided(Undoing(), second)));
        Assert.Equal("A B C A B C B A", Speakers(Decided(Undoing(), first)));
        Assert.Same(Said, SpeakerEdits.Apply(Said, Decided(Undoing(), first)));
    }

    [Fact]
    public void Who_is_split_off_has_nobody_elses_name()
    {
        var split = new ChangeCall(Actor.System, null, null, null, [], null, Splits: [new SpeakerSplit("B", 4, 6)]);

        Assert.Equal("B/3", EditSpeakersDecision.Decide(Said, Details(null, "B/2"), split).Value[0].Assignments[0].Into);
    }

    [Fact]
    public void Too_many_at_once_are_refused()
    {
        var splits = Enumerable.Repeat(new SpeakerSplit("A", 0, 1), 101).ToList();

        var refused = EditSpeakersDecision.Decide(Said, Details(null), new ChangeCall(Actor.System, null, null, null, [], null, Splits: splits)).Refusal!;

        Assert.Equal("At most 100 merges and splits at once.", Assert.Single(refused.Fields!).Value);
    }

    [Fact]
    public void Every_fault_is_named()
    {
        var refused = EditSpeakersDecision.Decide(Said, Details(null), new ChangeCall(
            Actor.System, null, null, null, [], null,
            [new SpeakerMerge(["A"], "A"), new SpeakerMerge(["X"], "A"), new SpeakerMerge(["A"], "Y"), new SpeakerMerge([], "A")],
            [new SpeakerSplit("X", 0, 1), new SpeakerSplit("A", 1, 8), new SpeakerSplit("A", 2, 1), new SpeakerSplit("A", 1, 2), new SpeakerSplit("A", 0, 7)],
            UndoSpeakers: true)).Refusal!;

        Assert.Equal("call.invalid", refused.Code);
        Assert.Equal(
            ["merge[0].from", "merge[1].from", "merge[2].into", "merge[3].from", "split[0].speaker", "split[1].from", "split[2].from", "split[3].from", "split[4].from", "undoSpeakers"],
            refused.Fields!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Random_edits_are_what_a_slow_reading_of_them_gives()
    {
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var said = Transcript(string.Join(' ', Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)('A' + random.Next(4)))));
            var (edits, expected) = ((IReadOnlyList<SpeakerEdit>)[], said.Utterances.Select(u => u.Speaker).ToList());
            var history = new Stack<List<string>>();
            var used = expected.ToHashSet();
            for (var step = 0; step < 6; step++)
            {
                var (one, other, at) = (expected[random.Next(expected.Count)], expected[random.Next(expected.Count)], random.Next(expected.Count));
                var command = random.Next(3) switch
                {
                    0 => Merging(one, other),
                    1 => new ChangeCall(Actor.System, null, null, null, [], null, Splits: [new SpeakerSplit(one, at, random.Next(at, expected.Count))]),
                    _ => Undoing(),
                };
                if (EditSpeakersDecision.Decide(said, Details(edits, [.. used]), command) is not { Ok: true, Value: var decided })
                {
                    continue;
                }

                edits = decided;
                expected = command.UndoSpeakers ? history.Pop() : Slowly(command, expected, used, history);
                Assert.Equal(expected, SpeakerEdits.Apply(said, edits).Utterances.Select(u => u.Speaker));
                Assert.Equal(expected.ToHashSet(), SpeakerEdits.Apply(said, edits).Speakers.Select(s => s.Id).ToHashSet());
            }
        }
    }

    private static List<string> Slowly(ChangeCall command, List<string> before, HashSet<string> used, Stack<List<string>> history)
    {
        history.Push(before);
        var after = before.ToList();
        foreach (var merge in command.Merges ?? [])
        {
            after = [.. after.Select(s => merge.From.Contains(s) ? merge.Into : s)];
        }

        foreach (var split in command.Splits ?? [])
        {
            var number = 2;
            while (!used.Add($"{split.Speaker}/{number}"))
            {
                number++;
            }

            for (var i = split.From; i <= split.To; i++)
            {
                after[i] = after[i] == split.Speaker ? $"{split.Speaker}/{number}" : after[i];
            }
        }

        return after;
    }

    private static IReadOnlyList<SpeakerEdit> Decided(ChangeCall command, IReadOnlyList<SpeakerEdit>? before = null) => EditSpeakersDecision.Decide(Said, Details(before), command).Value;

    private static ChangeCall Merging(string into, params string[] from) => new(Actor.System, null, null, null, [], null, [new SpeakerMerge(from, into)]);

    private static ChangeCall Undoing() => new(Actor.System, null, null, null, [], null, UndoSpeakers: true);

    private static string Speakers(IReadOnlyList<SpeakerEdit> edits) => string.Join(' ', SpeakerEdits.Apply(Said, edits).Utterances.Select(u => u.Speaker));

    private static CallDetails Details(IReadOnlyList<SpeakerEdit>? edits, params string[] named) => new(
        null, null, null, null, [], new Dictionary<string, string?>(StringComparer.Ordinal), [.. named.Select(s => new CallSpeaker(s, null, null))], null, 0, edits);

    private static StoredTranscript Transcript(string speakers)
    {
        var each = speakers.Split(' ');
        return new StoredTranscript(
            "en", "utterance", null, [.. each.Distinct().Order(StringComparer.Ordinal).Select(s => new StoredSpeaker(s, null, "unknown"))], [.. each.Select((s, i) => new StoredUtterance(s, i, i + 1, "words", false, null, null))]);
    }
}
