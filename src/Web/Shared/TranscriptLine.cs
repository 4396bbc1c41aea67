namespace CallInsight.Web.Shared;

/// <summary>One utterance as the transcript shows it.</summary>
/// <param name="Index">Its number in the call, from 0: the address' <c>#u123</c>.</param>
/// <param name="Name">The speaker's name.</param>
/// <param name="Slot">The speaker's colour, as in the time line; 0 is grey.</param>
/// <param name="Start">Seconds from the call's start; null where the source has no times.</param>
/// <param name="Text">What was said, character for character.</param>
/// <param name="Marks">Parts of the text that stand out, in UTF-16 offsets.</param>
/// <param name="Tags">What was found in it: a question, an objection.</param>
/// <param name="IsBackchannel">A mere acknowledgement, drawn back.</param>
public sealed record TranscriptLine(
    int Index,
    string Name,
    int Slot,
    double? Start,
    string Text,
    IReadOnlyList<TextMark> Marks,
    IReadOnlyList<LineTag> Tags,
    bool IsBackchannel = false);

/// <summary>A part of a text that stands out: a hit of the search, or a word that was counted.</summary>
/// <param name="Title">Why it stands out; null for a hit of the search.</param>
public sealed record TextMark(int Start, int Length, string? Title = null);

/// <summary>A finding beside an utterance.</summary>
/// <param name="Kind">good, bad, warn, accent, or null for plain.</param>
public sealed record LineTag(string Text, string? Kind = null);

/// <summary>What somebody says about an utterance.</summary>
/// <param name="Href">Where it stands whole.</param>
public sealed record LineNote(string Author, string Text, string Href);

/// <summary>A piece of text, marked or not.</summary>
public sealed record TextPart(string Text, TextMark? Mark)
{
    /// <summary>The text cut at its marks. Marks that overlap an earlier one, or lie outside the text, are left out.</summary>
    public static IReadOnlyList<TextPart> Cut(string text, IReadOnlyList<TextMark> marks)
    {
        List<TextPart> parts = [];
        var at = 0;
        foreach (var mark in marks.OrderBy(mark => mark.Start).Where(mark => mark.Length > 0))
        {
            if (mark.Start < at || mark.Start + mark.Length > text.Length)
            {
                continue;
            }

            if (mark.Start > at)
            {
                parts.Add(new TextPart(text[at..mark.Start], null));
            }

            at = mark.Start + mark.Length;
            parts.Add(new TextPart(text[mark.Start..at], mark));
        }

        if (at < text.Length)
        {
            parts.Add(new TextPart(text[at..], null));
        }

        return parts;
    }
}
