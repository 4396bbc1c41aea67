using System.Globalization;
using System.Text.Json;

namespace CallInsight.Analysis.Json;

internal sealed partial class FindingsWriting
{
    private void WriteContent()
    {
        WriteTopics();
        WriteObjections();
        WriteNextSteps();
        WriteActionItems();
        WriteKeyPhrases();
        WriteSummary();
        WriteMasking();
    }

    private void WriteTopics() => json.WriteObjects("topics", findings.Topics, t =>
    {
        json.WriteString("topic", t.Topic);
        json.WriteNumber("utterance", t.Utterance);
        json.WriteString("match", t.Match);
    });

    private void WriteObjections() => json.WriteObjects("objections", findings.Objections, o =>
    {
        json.WriteNumber("utterance", o.Utterance);
        json.WriteString("speaker", o.Speaker);
        json.WriteString("kind", o.Kind);
        json.WriteString("text", o.Text);
    });

    private void WriteNextSteps() => json.WriteObjects("nextSteps", findings.NextSteps, n =>
    {
        json.WriteNumber("utterance", n.Utterance);
        json.WriteString("speaker", n.Speaker);
        json.WriteString("owner", n.Owner);
        json.WriteString("due", n.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("text", n.Text);
    });

    private void WriteActionItems() => json.WriteObjects("actionItems", findings.ActionItems, a =>
    {
        json.WriteNumber("utterance", a.Utterance);
        json.WriteString("speaker", a.Speaker);
        json.WriteString("owner", a.Owner);
        json.WriteString("text", a.Text);
    });

    private void WriteKeyPhrases() => json.WriteObjects("keyPhrases", findings.KeyPhrases, k =>
    {
        json.WriteString("text", k.Text);
        json.WriteNumber("weight", k.Weight);
        json.WriteList("utterances", k.Utterances, json.WriteNumberValue);
    });

    private void WriteSummary() => json.WriteObjects("summary", findings.Summary, s =>
    {
        json.WriteNumber("utterance", s.Utterance);
        json.WriteString("text", s.Text);
    });

    private void WriteMasking() => json.WriteObjects("masking", findings.Masking, m =>
    {
        json.WriteNumber("utterance", m.Utterance);
        json.WriteNumber("start", m.Start);
        json.WriteNumber("end", m.End);
        json.WriteString("kind", m.Kind);
    });
}
