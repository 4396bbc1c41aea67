using System.Globalization;
using System.Text;

namespace CallInsight.Web.Tenants;

/// <summary>Makes an address out of a workspace's name.</summary>
internal static class SlugProposal
{
    private const int Longest = 63;

    /// <summary><c>Müller &amp; Söhne GmbH</c> → <c>muller-sohne-gmbh</c>; empty where no letter of the name can be used.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString()[..Math.Min(slug.Length, Longest)].Trim('-');
    }
}
