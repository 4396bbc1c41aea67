using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls;

/// <summary>Where the moments of a call lie in another transcript of it: comments, shares and hits stay with what they are about.</summary>
internal static class MovedMoments
{
    private const string Estimated = "estimated";

    /// <summary>For each utterance of the transcript that was there the one of the new that begins next to it: by time, or, where one of the two has no
    /// times, by its place among all. Empty where nobody says anything in the new one.</summary>
    public static int[] Of(StoredTranscript before, StoredTranscript after)
    {
        if (after.Utterances.Count == 0)
        {
            return [];
        }

        var isTimed = before.Timing != Estimated && after.Timing != Estimated;
        var (ends, starts) = (Math.Max(1, before.Utterances.Count - 1), Math.Max(0, after.Utterances.Count - 1));
        double[] begins = [.. after.Utterances.Select(u => u.Start)];
        return [.. before.Utterances.Select((u, i) => isTimed ? Nearest(begins, u.Start) : (int)Math.Round((double)i * starts / ends))];
    }

    private static int Nearest(double[] begins, double start)
    {
        var found = Array.BinarySearch(begins, start);
        var next = Math.Min(found >= 0 ? found : ~found, begins.Length - 1);
        return next > 0 && start - begins[next - 1] <= begins[next] - start ? next - 1 : next;
    }
}
