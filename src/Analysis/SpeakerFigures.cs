using CallInsight.Analysis.Roles;
using CallInsight.Analysis.Text;
using CallInsight.Analysis.Timeline;

namespace CallInsight.Analysis;

/// <summary>Each speaker's own figures.</summary>
internal static class SpeakerFigures
{
    public static List<SpeakerFindings> Of(Conversation conversation, CallText text, RoleOf[] roles, SpokenCall speech, SpokenContent content)
    {
        var words = WordsBySpeaker(conversation, text);
        var longest = new double[roles.Length];
        foreach (var turn in speech.Turns)
        {
            longest[turn.Speaker] = Math.Max(longest[turn.Speaker], turn.Seconds);
        }

        var questions = new int[roles.Length];
        foreach (var question in content.Questions ?? [])
        {
            questions[conversation.SpeakerOf[question.Utterance]]++;
        }

        var figures = new List<SpeakerFindings>(roles.Length);
        for (var i = 0; i < roles.Length; i++)
        {
            var speaker = conversation.Speakers[i];
            double? talk = conversation.Timed ? SpeechIntervals.Seconds(speech.Speech[i]) : null;
            var perMinute = talk > 0 ? words[i] / (talk / 60) : null;
            figures.Add(new SpeakerFindings(
                speaker.Id, speaker.Name, roles[i].Role, roles[i].Inferred, roles[i].Confidence,
                talk, words[i], perMinute, conversation.Timed ? longest[i] : null, questions[i]));
        }

        return figures;
    }

    public static int[] WordsBySpeaker(Conversation conversation, CallText text)
    {
        var words = new int[conversation.Speakers.Count];
        for (var i = 0; i < conversation.Count; i++)
        {
            words[conversation.SpeakerOf[i]] += text.WordsOf(i);
        }

        return words;
    }
}
