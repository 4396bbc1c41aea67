using CallInsight.Analysis.Tests.Calls;

namespace CallInsight.Analysis.Tests.Masking;

/// <summary>What is masked in utterances.</summary>
internal static class Masked
{
    /// <summary>The spans of a text as "kind: text", in their order.</summary>
    public static IEnumerable<string> In(string text) => Spans(text).Select(s => $"{s.Kind}: {text[s.Start..s.End]}");

    /// <summary>The text as somebody reads it who may not see personal data.</summary>
    public static string Text(string text) => MaskedText.Of(text, 0, Spans(text));

    public static IReadOnlyList<MaskedSpan> Spans(params string[] texts)
    {
        var call = ATranscript.Of().Rep("A");
        for (var i = 0; i < texts.Length; i++)
        {
            call.Says("A", i, i + 1, texts[i]);
        }

        return call.Analyse(masking: true).Masking!;
    }
}
