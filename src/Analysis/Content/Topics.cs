using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;
using CallInsight.Analysis.Timeline;

namespace CallInsight.Analysis.Content;

/// <summary>Mentions of the built-in topics and of the tenant's trackers. Of two phrases of one topic that overlap the longer or earlier counts.</summary>
internal static class Topics
{
    /// <summary>The mentions in order; null where neither the language has topics nor the tenant trackers.</summary>
    public static List<TopicMention>? Find(Conversation conversation, CallText text, SpeakerRole[] roles, AnalysisSettings settings)
    {
        var builtIn = text.Language?.Topics;
        var trackers = settings.Trackers.Count == 0 ? null : new TrackerIndex(settings.Trackers, text);
        if (builtIn is null && trackers is null)
        {
            return null;
        }

        var found = new List<TopicMention>();
        foreach (var sentence in text.Sentences.Items)
        {
            if (builtIn is not null)
            {
                AddBuiltIn(text, sentence, builtIn, found);
            }

            trackers?.AddMentions(sentence, roles[conversation.SpeakerOf[sentence.Utterance]], found);
        }

        return found;
    }

    /// <summary>Mentions by utterance; those of one utterance stay as they are.</summary>
    public static List<TopicMention> InOrder(List<TopicMention> mentions) => [.. SortedRuns.Sort(mentions.ToArray(), default(ByUtterance))];

    private static void AddBuiltIn(CallText text, in Sentence sentence, PhraseIndex index, List<TopicMention> found)
    {
        var token = text.Next(sentence.FirstToken, sentence.EndToken, index.Head);
        while (token < sentence.EndToken)
        {
            var match = index.At(text, token, sentence.EndToken);
            if (match.Found)
            {
                var topic = text.Language!.TopicKeys[match.Tag];
                found.Add(new TopicMention(topic, sentence.Utterance, text.TextOf(sentence.Utterance, token, token + match.Words)));
            }

            token = text.Next(token + Math.Max(1, match.Words), sentence.EndToken, index.Head);
        }
    }

    private readonly struct ByUtterance : IComparer<TopicMention>
    {
        public int Compare(TopicMention? x, TopicMention? y) => x!.Utterance - y!.Utterance;
    }
}
