using System.Net;
using CallInsight.Analysis.Import.Drafts;

namespace CallInsight.Analysis.Import.Lines;

/// <summary>The podcast namespace's HTML: <c>cite</c> for who speaks, <c>time</c> for when, <c>p</c> for what.</summary>
internal sealed class PodcastHtmlReader : ITextFormat
{
    public string Name => TranscriptFormats.PodcastNamespace;

    public bool Recognises(string text) => text.AsSpan().TrimStart() is ['<', ..]
        && text.Contains("<cite>", StringComparison.OrdinalIgnoreCase) && text.Contains("<p>", StringComparison.OrdinalIgnoreCase);

    public void Read(string text, TranscriptDraft draft)
    {
        string? speaker = null;
        double? time = null;
        var at = 0;
        var line = 1;
        while (NextElement(text, ref at, ref line, out var name, out var content))
        {
            var said = WebUtility.HtmlDecode(content.ToString()).Trim();
            if (name == "cite")
            {
                speaker = said.TrimEnd(':').Trim();
                draft.Speakers.Describe(speaker, speaker, RoleWords.Of(speaker));
            }
            else if (name == "time")
            {
                time = ClockTime.TryParse(said, out var seconds) ? seconds : null;
            }
            else
            {
                draft.Add(new DraftUtterance(speaker, said, Place.Line(line)) { Start = time });
                time = null;
            }
        }
    }

    private static bool NextElement(string text, ref int at, ref int line, out string name, out ReadOnlySpan<char> content)
    {
        name = "";
        content = default;
        while (at < text.Length && text.IndexOf('<', at) is >= 0 and var open)
        {
            line += text.AsSpan(at, open - at).Count('\n');
            at = open + 1;
            foreach (var known in (string[])["cite", "time", "p"])
            {
                if (text.AsSpan(at).StartsWith($"{known}>", StringComparison.OrdinalIgnoreCase))
                {
                    var from = at + known.Length + 1;
                    var end = text.IndexOf("</", from, StringComparison.Ordinal);
                    end = end < 0 ? text.Length : end;
                    name = known;
                    content = text.AsSpan(from, end - from);
                    line += content.Count('\n');
                    at = end;
                    return true;
                }
            }
        }

        return false;
    }
}
