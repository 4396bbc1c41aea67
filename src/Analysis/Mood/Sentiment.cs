using CallInsight.Analysis.Text;
using CallInsight.Analysis.Timeline;

namespace CallInsight.Analysis.Mood;

/// <summary>Sentiment of utterances, roles and quarters of the call, from the text alone.</summary>
internal static class Sentiment
{
    public static SentimentFindings Find(Conversation conversation, CallText text, SpeakerRole[] roles)
    {
        var scores = new double?[conversation.Count];
        if (text.Language is { Whole: true })
        {
            var valence = new Valence(text);
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = valence.Of(i, conversation[i].Text);
            }
        }

        var quarters = Quarters.Of(conversation, text);
        var rep = Of(SpeakerRole.Rep);
        var customer = Of(SpeakerRole.Customer);
        return new SentimentFindings(scores, rep.Whole, customer.Whole, rep.Quarters, customer.Quarters);

        (double? Whole, double?[]? Quarters) Of(SpeakerRole role) => roles.Contains(role) ? ByQuarter(conversation, text, roles, role, scores, quarters) : default;
    }

    /// <summary>The last quarter less the first; null where nothing was said in one of them.</summary>
    public static double? Shift(IReadOnlyList<double?>? quarters) => quarters is null ? null : quarters[^1] - quarters[0];

    private static (double? Whole, double?[] Quarters) ByQuarter(
        Conversation conversation, CallText text, SpeakerRole[] roles, SpeakerRole role, double?[] scores, int[] quarters)
    {
        Span<double> sums = stackalloc double[Quarters.Count];
        Span<long> words = stackalloc long[Quarters.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            if (roles[conversation.SpeakerOf[i]] == role && scores[i] is { } score)
            {
                sums[quarters[i]] += score * text.WordsOf(i);
                words[quarters[i]] += text.WordsOf(i);
            }
        }

        var (sum, count) = (0.0, 0L);
        var means = new double?[Quarters.Count];
        for (var q = 0; q < means.Length; q++)
        {
            means[q] = words[q] == 0 ? null : sums[q] / words[q];
            sum += sums[q];
            count += words[q];
        }

        return (count == 0 ? null : sum / count, means);
    }
}
