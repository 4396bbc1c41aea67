using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Lists of words with start and end in one unit, as most vendors have them.</summary>
internal static class VendorWords
{
    private static readonly string[] s_texts = ["punctuated_word", "word", "text"];

    /// <summary>The words with their times; null where there is no such list or it is empty.</summary>
    /// <param name="unit">Seconds of a unit of the source: 1 or 0.001.</param>
    public static List<DraftWord>? Of(JsonElement owner, string list = "words", double unit = 1)
    {
        var words = new List<DraftWord>();
        foreach (var word in owner.Items(list))
        {
            if (Text(word) is { } text)
            {
                words.Add(new DraftWord(text, word.Number("start") * unit, word.Number("end") * unit));
            }
        }

        return words.Count > 0 ? words : null;
    }

    /// <summary>A word's text without the spaces around it, with punctuation where the vendor has it; null where it is blank.</summary>
    public static string? Text(JsonElement word) => word.Name(s_texts);
}
