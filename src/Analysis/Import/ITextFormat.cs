using CallInsight.Analysis.Import.Drafts;

namespace CallInsight.Analysis.Import;

/// <summary>One format of lines.</summary>
internal interface ITextFormat
{
    /// <summary>One of <see cref="TranscriptFormats"/>.</summary>
    string Name { get; }

    /// <summary>Whether the text is plainly of this format.</summary>
    bool Recognises(string text);

    /// <summary>Adds what was said to the draft.</summary>
    void Read(string text, TranscriptDraft draft);
}
