using System.Globalization;
using System.Text;

namespace CallInsight.Analysis.Masking;

/// <summary>Small Latin letters without their accents, as the lists of names are written: "josé" and "jose" are one.</summary>
internal static class FoldedLetters
{
    // Behind it lie other scripts, which the lists do not have.
    private const char EndOfLatin = '\u0250';

    /// <summary>A form (small letters already) as the lists write it.</summary>
    public static string Of(string form) => Ascii.IsValid(form) || form.AsSpan().ContainsAnyExceptInRange('\0', EndOfLatin) ? form : Fold(form);

    private static string Fold(string form)
    {
        var folded = new StringBuilder(form.Length + 4);
        foreach (var c in form.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(Plain(c));
            }
        }

        return folded.ToString();
    }

    private static string Plain(char c) => c switch
    {
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        _ => c.ToString(),
    };
}
