using System.Net;
using System.Text;

namespace CallInsight.Analysis.Import.Cues;

/// <summary>Reads a cue's line: voices and times out of its tags, the rest without tags and with character references resolved.</summary>
internal sealed class CueMarkup
{
    // Looking no further keeps a line of a million open brackets linear.
    private const int LongestTag = 250;

    private readonly List<VoicePiece> _pieces = [];
    private readonly StringBuilder _text = new();
    private string? _voice;
    private double? _time;

    /// <summary>Whether a line has anything to resolve.</summary>
    public static bool IsIn(string line) => line.AsSpan().IndexOfAny('<', '{', '&') >= 0 || line.AsSpan().IndexOfAny('\u200E', '\u200F') >= 0;

    /// <summary>Whether a line has tags of time, as YouTube puts them between words.</summary>
    public static bool HasTimes(string line)
    {
        for (var at = line.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < line.Length; at = line.IndexOf('<', at + 1))
        {
            if (char.IsAsciiDigit(line[at + 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The pieces of a line, in order; they are good until the next line is read.</summary>
    public IReadOnlyList<VoicePiece> Read(string line)
    {
        (_voice, _time) = (null, null);
        _pieces.Clear();
        Take(line);
        Cut();
        return _pieces;
    }

    /// <summary>A line without its tags.</summary>
    public static string Plain(string line) => IsIn(line) ? string.Concat(new CueMarkup().Read(line).Select(piece => piece.Text)).Trim() : line;

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
