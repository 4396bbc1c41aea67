using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Sentences in which somebody who is no rep objects.</summary>
internal static class Objections
{
    /// <summary>The topic under which objections are counted.</summary>
    public const string Topic = "objection";

    /// <summary>The objections in order, one a sentence; each is also mentioned under its topic. Null for a language without rules.</summary>
    public static List<Objection>? Find(Conversation conversation, CallText text, SpeakerRole[] roles, Asking[]? asking, List<TopicMention>? topics)
    {
        if (text.Language is not { Objections: { } index } language)
        {
            return null;
        }

        var found = new List<Objection>();
        Span<int> byKind = stackalloc int[language.ObjectionKinds.Length];
        var words = text.With(WordTraits.BeginsReserve | WordTraits.Negation);
        while (words.MoveNext())
        {
            ref readonly var sentence = ref words.Sentence;
            words.GoOnAt(sentence.EndToken);
            var speaker = conversation.SpeakerOf[sentence.Utterance];
            if (roles[speaker] == SpeakerRole.Rep || !text.Has(sentence, index.Head))
            {
                continue;
            }

            byKind.Clear();
            var reading = new ObjectionReading(text, sentence, asking is not null && asking[words.SentenceNumber] != Asking.Not, byKind);
            if (reading.Read() >= ObjectionReading.Enough)
            {
                found.Add(new Objection(sentence.Utterance, conversation.Speakers[speaker].Id, reading.Kind(), text.TextOf(sentence)));
                var (first, end) = reading.Words;
                topics?.Add(new TopicMention(Topic, sentence.Utterance, end > first ? text.TextOf(sentence.Utterance, first, end) : text.TextOf(sentence)));
            }
        }

        return found;
    }
}
