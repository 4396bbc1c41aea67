using System.Text.Json;
using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Json;

/// <summary>Writes findings in the order of the design's example.</summary>
internal sealed partial class FindingsWriting(Utf8JsonWriter json, Findings findings)
{
    public void Write(ImportReport report, Transcript? utterances)
    {
        json.WriteStartObject();
        json.WriteString("rulesVersion", findings.RulesVersion);
        json.WriteString("settingsVersion", findings.SettingsVersion);
        json.WriteString("language", findings.Language);
        json.WriteString("timing", JsonWords.Of(findings.Timing));
        json.WritePropertyName("import");
        ImportReportWriting.Write(json, report);
        if (utterances is not null)
        {
            WriteUtterances(utterances);
        }

        WriteMetrics();
        WriteSpeakers();
        WriteTurns();
        WriteQuestions();
        WriteInterruptions();
        WriteSentiment();
        WriteContent();
        json.WriteEndObject();
    }

    private void WriteUtterances(Transcript transcript) => json.WriteObjects("utterances", Conversation.InOrder(transcript), u =>
    {
        json.WriteString("speaker", u.Speaker);
        json.WriteNumber("start", u.Start);
        json.WriteNumber("end", u.End);
        json.WriteString("text", u.Text);
        json.WriteBoolean("estimated", u.Estimated);
    });

    private void WriteMetrics()
    {
        var flags = Metrics.All.Where(m => m.Unit == MetricUnit.YesNo).Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        json.WriteStartObject("metrics");
        foreach (var metric in findings.Metrics)
        {
            if (flags.Contains(metric.Key) && metric.Value is { } flag)
            {
                json.WriteBoolean(metric.Key, flag != 0);
            }
            else
            {
                json.WriteNumber(metric.Key, metric.Value);
            }
        }

        json.WriteEndObject();
    }

    private void WriteSpeakers() => json.WriteObjects("speakers", findings.Speakers, s =>
    {
        json.WriteString("speaker", s.Speaker);
        json.WriteString("name", s.Name);
        json.WriteString("role", JsonWords.Of(s.Role));
        json.WriteBoolean("roleInferred", s.RoleInferred);
        json.WriteNumber("roleConfidence", s.RoleConfidence);
        json.WriteNumber("talkSeconds", s.TalkSeconds);
        json.WriteNumber("words", s.Words);
        json.WriteNumber("wordsPerMinute", s.WordsPerMinute);
        json.WriteNumber("longestTurnSeconds", s.LongestTurnSeconds);
        json.WriteNumber("questions", findings.Questions is null ? null : s.Questions);
    });

    private void WriteTurns()
    {
        json.WriteObjects("turns", findings.Turns, t =>
        {
            json.WriteString("speaker", t.Speaker);
            json.WriteNumber("start", t.Start);
            json.WriteNumber("end", t.End);
            json.WriteList("utterances", t.Utterances, json.WriteNumberValue);
        });

        // Without a list of acknowledgements none could be found: that is not the same as none.
        var known = Language.For(findings.Language) is not null;
        json.WriteList("backchannels", known ? findings.Backchannels : null, json.WriteNumberValue);
    }

    private void WriteQuestions() => json.WriteObjects("questions", findings.Questions, q =>
    {
        json.WriteNumber("utterance", q.Utterance);
        json.WriteString("speaker", q.Speaker);
        json.WriteNumber("start", q.Start);
        json.WriteString("text", q.Text);
        json.WriteString("kind", q.Kind);
    });

    private void WriteInterruptions() => json.WriteObjects("interruptions", findings.Interruptions, i =>
    {
        json.WriteNumber("utterance", i.Utterance);
        json.WriteString("by", i.By);
        json.WriteString("of", i.Of);
        json.WriteNumber("start", i.Start);
        json.WriteNumber("seconds", i.Seconds);
    });

    private void WriteSentiment()
    {
        json.WriteStartObject("sentiment");
        json.WriteList("utterances", findings.Sentiment.Utterances, json.WriteNumberValue);
        json.WriteStartObject("byRole");
        json.WriteNumber("rep", findings.Sentiment.Rep);
        json.WriteNumber("customer", findings.Sentiment.Customer);
        json.WriteEndObject();
        json.WriteStartObject("quarters");
        json.WriteList("rep", findings.Sentiment.RepQuarters, json.WriteNumberValue);
        json.WriteList("customer", findings.Sentiment.CustomerQuarters, json.WriteNumberValue);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
