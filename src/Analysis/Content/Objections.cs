using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Sentences in which somebody who is no rep objects.</summary>
internal static class Objections
{
    /// <summary>The topic under which objections are counted.</summary>
    public const string Topic = "objection";

    /// <summary>The objections in order, one a sentence; each is also mentioned under its topic. Null for a language without rules.</summary>
    public static List<Objection>? Find(Conversation conversation, CallText text, SpeakerRole[] roles, List<TopicMention>? topics)
    {
        if (text.Language is not { Objections: { } index } language)
        {
            return null;
        }

        var found = new List<Objection>();
        var words = text.With(index.Head);
        while (words.MoveNext())
        {
            ref readonly var sentence = ref words.Sentence;
            var speaker = conversation.SpeakerOf[sentence.Utterance];
            var match = roles[speaker] == SpeakerRole.Rep ? default : index.At(text, words.Token, sentence.EndToken);
            if (match.Found)
            {
                var kind = language.ObjectionKinds[match.Tag];
                found.Add(new Objection(sentence.Utterance, conversation.Speakers[speaker].Id, kind, text.TextOf(sentence)));
                topics?.Add(new TopicMention(Topic, sentence.Utterance, text.TextOf(sentence.Utterance, words.Token, words.Token + match.Words)));
                words.GoOnAt(sentence.EndToken);
            }
        }

        return found;
    }
}
