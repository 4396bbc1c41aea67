using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls;

/// <summary>Merges and splits of a call's speakers, checked against who speaks in it.</summary>
internal static class EditSpeakersDecision
{
    private const int MostEdits = 200;

    /// <summary>The edits after a command.</summary>
    /// <param name="imported">The transcript as it was imported.</param>
    /// <param name="before">The edits so far.</param>
    /// <returns>Refused: <c>call.invalid</c> with every fault.</returns>
    public static Result<IReadOnlyList<SpeakerEdit>> Decide(StoredTranscript imported, IReadOnlyList<SpeakerEdit>? before, ChangeCall command)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var edits = (before ?? []).ToList();
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
            Split(split, $"split[{i}]", speakers, assignments, faults);
        }

        if (assignments.Count > 0)
        {
            edits.Add(new SpeakerEdit(assignments));
        }

        if (edits.Count > MostEdits)
        {
            faults["merge"] = $"At most {MostEdits} edits of a call's speakers. Undo some, or import the call again.";
        }

        return faults.Count == 0 ? edits : CallRefusals.Invalid(faults);
    }

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

    private static void Split(SpeakerSplit split, string field, string[] speakers, List<SpeakerAssignment> assignments, Dictionary<string, string> faults)
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

        Assign(new SpeakerAssignment(split.Speaker, split.From, split.To, NewId(split.Speaker, speakers)), speakers, assignments);
    }

    private static void Assign(SpeakerAssignment assignment, string[] speakers, List<SpeakerAssignment> assignments)
    {
        assignments.Add(assignment);
        for (var i = 0; i < speakers.Length; i++)
        {
            speakers[i] = SpeakerEdits.SpeakerOf([new SpeakerEdit([assignment])], i, speakers[i]);
        }
    }

    private static string NewId(string speaker, string[] speakers)
        => Enumerable.Range(2, speakers.Length).Select(n => $"{speaker}/{n}").First(id => !speakers.Contains(id, StringComparer.Ordinal));

    private static string NoSpeaker(string speaker) => $"There is no speaker \"{speaker}\" in this call.";
}
