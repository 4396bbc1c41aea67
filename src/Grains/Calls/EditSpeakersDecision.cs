using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls;

/// <summary>Merges and splits of a call's speakers, checked against who speaks in it.</summary>
internal static class EditSpeakersDecision
{
    private const int MostAtOnce = 100;
    private const int MostAssignments = 1_000;

    /// <summary>The edits after a command.</summary>
    /// <param name="imported">The transcript as it was imported.</param>
    /// <param name="details">With the edits so far.</param>
    /// <returns>Refused: <c>call.invalid</c> with every fault.</returns>
    public static Result<IReadOnlyList<SpeakerEdit>> Decide(StoredTranscript imported, CallDetails details, ChangeCall command)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Asked(command) > MostAtOnce)
        {
            faults["merge"] = $"At most {MostAtOnce} merges and splits at once.";
            return CallRefusals.Invalid(faults);
        }

        var edits = (details.SpeakerEdits ?? []).ToList();
        var used = Used(imported, details);
        if (command.UndoSpeakers && edits.Count == 0)
        {
            faults["undoSpeakers"] = "No merge or split of this call is left to be undone.";
        }
        else if (command.UndoSpeakers)
        {
            edits.RemoveAt(edits.Count - 1);
        }

        var speakers = imported.Utterances.Select((u, i) => SpeakerEdits.SpeakerOf(edits, i, u.Speaker)).ToArray();
        var assignments = new List<SpeakerAssignment>();
        foreach (var (merge, i) in (command.Merges ?? []).Select((m, i) => (m, i)))
        {
            Merge(merge, $"merge[{i}]", speakers, assignments, faults);
        }

        foreach (var (split, i) in (command.Splits ?? []).Select((s, i) => (s, i)))
        {
            Split(split, $"split[{i}]", speakers, used, assignments, faults);
        }

        if (assignments.Count > 0)
        {
            edits.Add(new SpeakerEdit(assignments));
        }

        if (edits.Sum(e => e.Assignments.Count) > MostAssignments)
        {
            faults["merge"] = $"At most {MostAssignments} merges and splits of a call's speakers. Undo some, or import the call again.";
        }

        return faults.Count == 0 ? edits : CallRefusals.Invalid(faults);
    }

    private static int Asked(ChangeCall command) => (command.Merges ?? []).Sum(m => Math.Max(1, m.From.Count)) + (command.Splits?.Count ?? 0);

    // A name that somebody was given once must not come back with somebody else.
    private static HashSet<string> Used(StoredTranscript imported, CallDetails details) =>
    [
        .. imported.Speakers.Select(s => s.Id), .. imported.Utterances.Select(u => u.Speaker), .. details.Speakers.Select(s => s.Speaker),
        .. (details.SpeakerEdits ?? []).SelectMany(e => e.Assignments).Select(a => a.Into),
    ];

    private static void Merge(SpeakerMerge merge, string field, string[] speakers, List<SpeakerAssignment> assignments, Dictionary<string, string> faults)
    {
        if (!speakers.Contains(merge.Into, StringComparer.Ordinal))
        {
            faults[$"{field}.into"] = NoSpeaker(merge.Into);
            return;
        }

        if (merge.From.Count == 0)
        {
            faults[$"{field}.from"] = "Give at least one speaker.";
        }

        foreach (var from in merge.From.Distinct(StringComparer.Ordinal))
        {
            if (from == merge.Into)
            {
                faults[$"{field}.from"] = $"\"{from}\" is the one that the others are merged into.";
            }
            else if (!speakers.Contains(from, StringComparer.Ordinal))
            {
                faults[$"{field}.from"] = NoSpeaker(from);
            }
            else
            {
                Assign(new SpeakerAssignment(from, null, null, merge.Into), speakers, assignments);
            }
        }
    }

    private static void Split(SpeakerSplit split, string field, string[] speakers, HashSet<string> used, List<SpeakerAssignment> assignments, Dictionary<string, string> faults)
    {
        if (!speakers.Contains(split.Speaker, StringComparer.Ordinal))
        {
            faults[$"{field}.speaker"] = NoSpeaker(split.Speaker);
            return;
        }

        if (split.From < 0 || split.To < split.From || split.To >= speakers.Length)
        {
            faults[$"{field}.from"] = $"Give utterances from 0 to {speakers.Length - 1}, the first one first.";
            return;
        }

        var all = speakers.Count(s => s == split.Speaker);
        var taken = speakers[split.From..(split.To + 1)].Count(s => s == split.Speaker);
        if (taken == 0 || taken == all)
        {
            faults[$"{field}.from"] = taken == 0 ? $"\"{split.Speaker}\" says nothing there." : $"That is all that \"{split.Speaker}\" says. Change the name instead.";
            return;
        }

        Assign(new SpeakerAssignment(split.Speaker, split.From, split.To, NewId(split.Speaker, used)), speakers, assignments);
    }

    private static void Assign(SpeakerAssignment assignment, string[] speakers, List<SpeakerAssignment> assignments)
    {
        assignments.Add(assignment);
        for (var i = 0; i < speakers.Length; i++)
        {
            speakers[i] = SpeakerEdits.SpeakerOf([new SpeakerEdit([assignment])], i, speakers[i]);
        }
    }

    private static string NewId(string speaker, HashSet<string> used)
        => Enumerable.Range(2, used.Count + 1).Select(n => $"{speaker}/{n}").First(used.Add);

    private static string NoSpeaker(string speaker) => $"There is no speaker \"{speaker}\" in this call.";
}
