using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Sentences that ask.</summary>
internal static class Questions
{
    /// <summary>For each sentence of the call whether and how it asks; null for a language without these rules.</summary>
    public static Asking[]? Classify(Conversation conversation, CallText text)
    {
        if (text.Language?.QuestionStarts is null)
        {
            return null;
        }

        var form = new QuestionForm(conversation, text);
        var asking = new Asking[text.Sentences.Count];
        for (var s = 0; s < asking.Length; s++)
        {
            asking[s] = form.Of(s);
        }

        return asking;
    }

    /// <summary>The questions as listed; backchannels ask nothing.</summary>
    public static List<Question> List(Conversation conversation, CallText text, Asking[] asking, bool[] backchannels)
    {
        var questions = new List<Question>();
        var times = new SentenceTimes(conversation);
        for (var s = 0; s < asking.Length; s++)
        {
            var sentence = text.Sentences[s];
            if (asking[s] == Asking.Not || backchannels[sentence.Utterance])
            {
                continue;
            }

            var speaker = conversation.Speakers[conversation.SpeakerOf[sentence.Utterance]].Id;
            var start = times.StartOf(sentence);
            questions.Add(new Question(sentence.Utterance, speaker, start, text.TextOf(sentence), asking[s] == Asking.Open ? "open" : "closed"));
        }

        return questions;
    }
}
