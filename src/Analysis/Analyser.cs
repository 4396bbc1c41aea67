using CallInsight.Analysis.Commitments;
using CallInsight.Analysis.Content;
using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Masking;
using CallInsight.Analysis.Mood;
using CallInsight.Analysis.Roles;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis;

/// <summary>Transcript in, findings out: a pure function of its input and the rules.</summary>
public static class Analyser
{
    /// <summary>The version of the rules. Any change that can move a figure changes it.</summary>
    public const string RulesVersion = "1.1.0";

    /// <summary>What happened in the call.</summary>
    public static Findings Analyse(AnalysisRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var code = LanguageRecognition.Of(request.Transcript);
        var conversation = Conversation.Of(request.Transcript);
        using var text = CallText.Read(conversation, Language.For(code));
        var asking = Questions.Classify(conversation, text);
        var known = SpeakerRoles.Of(request, conversation, text, asking);
        var roles = Array.ConvertAll(known, k => k.Role);
        var speech = SpokenCall.Of(conversation, text);
        var topics = Topics.Find(conversation, text, roles, request.Settings);
        var objections = Objections.Find(conversation, text, roles, asking, topics);
        topics = topics is null ? null : Topics.InOrder(topics);
        var content = new SpokenContent(
            asking is null ? null : Questions.List(conversation, text, asking, speech.Backchannels),
            topics,
            Agreements.Find(conversation, text, roles, request.StartedAt),
            Sentiment.Find(conversation, text, roles),
            Fillers.CountBySpeaker(conversation, text));
        var metrics = new CallMetrics(request, conversation, text, roles, speech, content);
        var whole = text.Language is { Whole: true };
        return new Findings(
            RulesVersion,
            request.Settings.Version,
            code,
            conversation.Timing,
            metrics.Compute(),
            SpeakerFigures.Of(conversation, text, known, speech, content),
            speech.ListTurns(conversation),
            speech.ListBackchannels(),
            content.Questions,
            conversation.Timed ? speech.Interruptions : null,
            content.Sentiment,
            topics,
            objections,
            content.Agreements?.NextSteps,
            content.Agreements?.ActionItems,
            whole ? KeyPhrases.Find(conversation, text) : null,
            whole ? Summary.Find(text) : null,
            request.Masking ? PersonalData.Find(conversation, text) : null);
    }
}
