using System.Text;
using System.Text.RegularExpressions;

namespace CallInsight.Contracts.Coaching;

/// <summary>Somebody who can be mentioned.</summary>
public sealed record Mentionable(Guid Member, string Name, string? Email, string UserName);

/// <summary>A comment's text: people write <c>@Ada Lovelace</c>, kept is <c>@[id]</c>, so that a new name is shown in old comments too.</summary>
public static partial class MentionText
{
    /// <summary>The text as it is kept, and who is mentioned, each once. A name that several have mentions nobody.</summary>
    public static (string Text, IReadOnlyList<Guid> Mentioned) Keep(string text, IReadOnlyList<Mentionable> people)
    {
        var names = people.SelectMany(p => new[] { p.Name, p.Email, p.UserName }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Select(n => (Name: n, p.Member)))
            .Where(n => n.Name.Length > 0)
            .GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase)
            .Select(g => (Name: g.Key, Member: g.Select(n => n.Member).Distinct().Count() == 1 ? g.First().Member : (Guid?)null))
            .OrderByDescending(n => n.Name.Length)
            .ToList();
        var (kept, mentioned) = (new StringBuilder(text.Length), new List<Guid>());
        for (var i = 0; i < text.Length; i++)
        {
            var found = text[i] == '@' && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) ? names.Find(n => Stands(text, i + 1, n.Name)) : default;
            if (found.Member is not { } member)
            {
                // A name that several have is passed over whole: its beginning may be somebody else's.
                var length = 1 + (found.Name?.Length ?? 0);
                kept.Append(text, i, length);
                i += length - 1;
                continue;
            }

            kept.Append("@[").Append(member.ToString("N")).Append(']');
            mentioned.Add(member);
            i += found.Name.Length;
        }

        return (kept.ToString(), [.. mentioned.Distinct()]);
    }

    /// <summary>The text as people read it.</summary>
    /// <param name="nameOf">Null for somebody who is no longer there.</param>
    public static string Show(string kept, Func<Guid, string?> nameOf) => Kept().Replace(kept, m => "@" + (nameOf(Guid.ParseExact(m.Groups[1].ValueSpan, "N")) ?? "?"));

    private static bool Stands(string text, int at, string name)
        => string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0 && (at + name.Length >= text.Length || !char.IsLetterOrDigit(text[at + name.Length]));

    [GeneratedRegex(@"@\[([0-9a-f]{32})\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Kept();
}
