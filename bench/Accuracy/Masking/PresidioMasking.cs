using System.Text.Json;
using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Masking;

/// <summary>Made-up sentences with spans of personal data: <c>full_text</c>, <c>spans</c> of <c>entity_type</c>, offsets in code points.</summary>
internal sealed class PresidioMasking : IMeasure
{
    public string Set => "presidio-pii";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        foreach (var (path, text) in folder.Texts(p => p.EndsWith(".json", StringComparison.Ordinal)))
        {
            var counts = new SpanCounts();
            using var sentences = JsonDocument.Parse(text);
            foreach (var sentence in sentences.RootElement.EnumerateArray())
            {
                var said = sentence.GetProperty("full_text").GetString()!;
                var ours = Calls.Analyse([("A", said)], masking: true).Masking!;
                counts.Add([.. Labels(sentence, said)], [.. ours.Select(m => new Span(m.Start, m.End, m.Kind))]);
            }

            foreach (var figure in counts.Figures($"{Set}, {Path.GetFileNameWithoutExtension(path)}", "P 0.685, R 0.603 Presidio as shipped (published, synth v2)", "P 0.80, R 0.75"))
            {
                yield return figure;
            }
        }
    }

    private static IEnumerable<Span> Labels(JsonElement sentence, string said)
        => sentence.GetProperty("spans").EnumerateArray().Select(s => new Span(
            Utf16(said, s.GetProperty("start_position").GetInt32()),
            Utf16(said, s.GetProperty("end_position").GetInt32()),
            KindOf(s.GetProperty("entity_type").GetString()!)));

    private static int Utf16(string text, int codePoints)
    {
        var at = 0;
        for (; codePoints > 0 && at < text.Length; codePoints--)
        {
            at += char.IsSurrogatePair(text, Math.Min(at, text.Length - 1)) ? 2 : 1;
        }

        return at;
    }

    private static string KindOf(string entity) => entity switch
    {
        "PERSON" => "person",
        "STREET_ADDRESS" or "ADDRESS" or "ZIP_CODE" => "address",
        "GPE" or "LOCATION" => "place",
        "ORGANIZATION" => "organisation",
        "CREDIT_CARD" => "card",
        "DATE_TIME" => "date",
        "PHONE_NUMBER" => "phone",
        "TITLE" => "title",
        "AGE" => "age",
        "EMAIL_ADDRESS" => "email",
        "NRP" => "nationality",
        "DOMAIN_NAME" => "url",
        "IBAN_CODE" => "iban",
        "IP_ADDRESS" => "ip",
        "US_SSN" or "US_DRIVER_LICENSE" or "US_PASSPORT" => "nationalId",
        _ => entity,
    };
}
