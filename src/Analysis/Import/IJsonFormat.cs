using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;

namespace CallInsight.Analysis.Import;

/// <summary>One vendor's JSON.</summary>
internal interface IJsonFormat
{
    /// <summary>One of <see cref="TranscriptFormats"/>.</summary>
    string Name { get; }

    /// <summary>Whether the document is plainly of this format; looks at a bounded number of fields only.</summary>
    bool Recognises(JsonElement root);

    /// <summary>Adds what was said to the draft. What is absent or of another type than documented is passed over.</summary>
    void Read(JsonElement root, TranscriptDraft draft);
}
