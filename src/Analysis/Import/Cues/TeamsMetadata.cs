using System.Text;
using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Cues;

/// <summary>
/// Cues whose text is a JSON object, as Teams writes them into its metadata. Beside cues of speech they only repeat it and
/// are left out; in a file of nothing else their <c>spokenText</c> is the speech.
/// </summary>
internal static class TeamsMetadata
{
    public static IReadOnlyList<Cue> TakeOut(IReadOnlyList<Cue> cues, TranscriptDraft draft)
    {
        var metadata = cues.Where(IsObject).ToList();
        if (metadata.Count == 0)
        {
            return cues;
        }

        if (metadata.Count == cues.Count)
        {
            return [.. cues.Select(cue => Spoken(cue, draft))];
        }

        foreach (var cue in metadata)
        {
            draft.Report.LeaveOut(Place.Line(cue.Line), "cue", "is metadata (JSON), not speech");
        }

        return [.. cues.Where(cue => !IsObject(cue))];
    }

    private static bool IsObject(Cue cue) => cue.Lines.Count > 0 && cue.Lines[0].StartsWith('{') && cue.Lines[^1].EndsWith('}') && cue.Lines[0].Contains('"', StringComparison.Ordinal);

    private static Cue Spoken(Cue cue, TranscriptDraft draft)
    {
        using var document = JsonSource.Parse(Encoding.UTF8.GetBytes(string.Join('\n', cue.Lines)), out _);
        if (document?.RootElement is not { } root || root.Name("spokenText") is not { } text)
        {
            draft.Report.LeaveOut(Place.Line(cue.Line), "cue", "is metadata (JSON), not speech");
            return cue with { Lines = [] };
        }

        draft.Language ??= root.Name("spokenLanguage");
        draft.StartedAt ??= root.Moment("startDateTime")?.AddMilliseconds(-Math.Round(cue.Start * 1_000));
        var speaker = root.Name("speakerName");
        return cue with { Lines = [speaker is null ? Escape(text) : $"<v {Escape(speaker)}>{Escape(text)}"] };
    }

    private static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);
}
