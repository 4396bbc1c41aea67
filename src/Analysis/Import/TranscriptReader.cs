using System.Text;
using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import;

/// <summary>Reads a source of any known format.</summary>
public static class TranscriptReader
{
    /// <summary>Reads a transcript.</summary>
    /// <param name="content">The source as bytes: UTF-8, or UTF-16 or UTF-32 with a byte order mark. A leading U+FEFF is skipped.</param>
    /// <param name="format">One of <see cref="TranscriptFormats"/>; <c>auto</c> recognises the format by content.</param>
    public static ReadingResult Read(ReadOnlyMemory<byte> content, string format)
    {
        if (format is null || !FormatCatalogue.Knows(format))
        {
            return ReadingFaults.UnknownFormat($"No format is called \"{Short(format)}\". Known are: {string.Join(", ", FormatCatalogue.Names)}.");
        }

        var utf8 = SourceBytes.ToUtf8(content, out var fault);
        if (fault is not null)
        {
            return fault;
        }

        if (utf8.Span.Trim(" \t\r\n\v\f"u8).IsEmpty)
        {
            return ReadingFaults.Empty("The file is empty. Check that the export had finished.");
        }

        try
        {
            return SourceShape.IsJson(utf8.Span) ? ReadJson(utf8, format) : ReadText(Encoding.UTF8.GetString(utf8.Span), format);
        }
        catch (ReadingRefusedException refused)
        {
            return refused.Fault;
        }
    }

    private static ReadingResult ReadJson(ReadOnlyMemory<byte> utf8, string format)
    {
        using var document = JsonSource.Parse(utf8, out var fault);
        if (document is null)
        {
            return fault!;
        }

        foreach (var root in JsonSource.Layers(document.RootElement))
        {
            var recognised = FormatCatalogue.Json.FirstOrDefault(known => known.Recognises(root));
            if (recognised is null)
            {
                continue;
            }

            // Formats overlap: the named one has the first word wherever it knows the document.
            var chosen = format == TranscriptFormats.Auto ? recognised : FormatCatalogue.Json.FirstOrDefault(known => known.Name == format && known.Recognises(root));
            return chosen is null ? Other(format, recognised.Name) : ReadWith(chosen, root);
        }

        return format == TranscriptFormats.Auto
            ? ReadingFaults.UnknownFormat("This JSON is of no transcript format that is known. Check that it is a vendor's transcript, not a summary, schema or list of calls.")
            : Other(format, null);
    }

    private static ReadingResult ReadWith(IJsonFormat format, JsonElement root)
    {
        var draft = new TranscriptDraft { KeepsBlank = format.Name == TranscriptFormats.CallInsight };
        format.Read(root, draft);
        return TranscriptCompletion.Complete(draft, format.Name);
    }

    private static ReadingResult ReadText(string text, string format)
    {
        var recognised = FormatCatalogue.Text.FirstOrDefault(known => known.Recognises(text));
        var chosen = format == TranscriptFormats.Auto ? recognised : FormatCatalogue.Text.FirstOrDefault(known => known.Name == format);
        if (chosen is null || (recognised is not null && recognised != chosen && chosen.Name != TranscriptFormats.Text && !FormatCatalogue.Related(chosen, recognised)))
        {
            return format == TranscriptFormats.Auto
                ? ReadingFaults.UnknownFormat("This text is of no transcript format that is known. Lines of the form \"Name: words\" can be read, with or without times; so can WebVTT, SRT and SBV.")
                : Other(format, recognised?.Name);
        }

        var draft = new TranscriptDraft { IsInOrderOfTime = true };
        chosen.Read(text, draft);
        return TranscriptCompletion.Complete(draft, chosen.Name);
    }

    private static ReadingFault Other(string named, string? recognised) => ReadingFaults.UnknownFormat(recognised is null
        ? $"This is not of the format \"{named}\". Send it with the format \"auto\", or check the file."
        : $"This is not of the format \"{named}\" but of \"{recognised}\". Send it with that format or with \"auto\".");

    private static string? Short(string? format) => format is { Length: > 40 } ? format[..40] + "…" : format;
}
