using System.Net;
using System.Text;

namespace CallInsight.Analysis.Import.Cues;

/// <summary>Reads a cue's lines: voices and times out of its tags, the rest without tags and with character references resolved.</summary>
internal sealed class CueMarkup
{
    // Looking no further keeps a line of a million open brackets linear.
    private const int LongestTag = 250;

    private readonly List<VoicePiece> _pieces = [];
    private readonly StringBuilder _text = new();
    private string? _voice;
    private double? _time;

    /// <summary>The pieces of a cue, in order; its line breaks are where a caption was wrapped, so they become spaces.</summary>
    public static IReadOnlyList<VoicePiece> Read(IEnumerable<string> lines)
    {
        var markup = new CueMarkup();
        foreach (var line in lines)
        {
            markup.Take(line);
            markup._text.Append(' ');
        }

        markup.Cut();
        return markup._pieces;
    }

    /// <summary>A line without its tags.</summary>
    public static string Plain(string line)
    {
        var pieces = Read([line]);
        return pieces.Count == 1 ? pieces[0].Text.Trim() : string.Concat(pieces.Select(piece => piece.Text)).Trim();
    }

    private void Take(ReadOnlySpan<char> line)
    {
        while (!line.IsEmpty)
        {
            var open = line.IndexOfAny('<', '{');
            if (open < 0)
            {
                _text.Append(line);
                return;
            }

            _text.Append(line[..open]);
            var close = line.Slice(open, Math.Min(LongestTag, line.Length - open)).IndexOf(line[open] == '<' ? '>' : '}');
            var tag = close < 0 ? default : line.Slice(open + 1, close - 1);
            if (close > 0 && IsTag(line[open], tag))
            {
                TakeTag(tag);
                line = line[(open + close + 1)..];
            }
            else
            {
                _text.Append(line[open]);
                line = line[(open + 1)..];
            }
        }
    }

    // Text such as "a < b" is no tag; braces are tags only in the form {\an8} of some SRT files.
    private static bool IsTag(char bracket, ReadOnlySpan<char> tag) => bracket == '{'
        ? tag is ['\\', ..]
        : tag is [(>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/', ..];

    private void TakeTag(ReadOnlySpan<char> tag)
    {
        if (char.IsAsciiDigit(tag.Length > 0 ? tag[0] : ' ') && ClockTime.TryParse(tag, out var time))
        {
            Cut();
            _time = time;
        }
        else if (tag is "/v")
        {
            Cut();
            _voice = null;
        }
        else if (tag is ['v', ' ' or '\t' or '.', ..])
        {
            Cut();
            _voice = VoiceOf(tag);
        }
    }

    // <v Ada>, and <v.loud Ada> with a class.
    private static string? VoiceOf(ReadOnlySpan<char> tag)
    {
        var space = tag.IndexOfAny(' ', '\t');
        var name = space < 0 ? "" : WebUtility.HtmlDecode(tag[space..].ToString()).Trim();
        return name.Length == 0 ? null : name;
    }

    private void Cut()
    {
        if (_text.Length > 0)
        {
            var text = WebUtility.HtmlDecode(_text.ToString()).Replace('\u00A0', ' ').Replace("\u200E", "", StringComparison.Ordinal).Replace("\u200F", "", StringComparison.Ordinal);
            _pieces.Add(new VoicePiece(_voice, _time, text));
            _text.Clear();
        }

        _time = null;
    }
}
