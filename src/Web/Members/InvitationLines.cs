using System.Net.Mail;
using CallInsight.Contracts;
using Microsoft.VisualBasic.FileIO;

namespace CallInsight.Web.Members;

/// <summary>A line of a list of people to invite.</summary>
/// <param name="Number">In the text, from 1.</param>
/// <param name="Fault">Why it cannot be invited, and what to do; null when it can.</param>
internal sealed record InvitationLine(long Number, string Email, string Name, Role Role, Guid? Team, string TeamName, string? Fault);

/// <summary>Reads people to invite from a table: comma, semicolon or tab, with or without a head that names the columns.</summary>
internal static class InvitationLines
{
    public const int Most = 500;
    public const int LongestText = 200_000;
    private static readonly string[] Columns = ["email", "name", "role", "team"];

    /// <param name="members">User names of those who are members already.</param>
    public static IReadOnlyList<InvitationLine> Read(string text, IReadOnlyList<Role> roles, IReadOnlyList<TeamRow> teams, IReadOnlySet<string> members)
    {
        var lines = new List<InvitationLine>();
        var seen = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        string[]? head = null;
        foreach (var (number, cells) in Rows(text))
        {
            if (cells is null)
            {
                lines.Add(new(number, string.Empty, string.Empty, Role.Rep, null, string.Empty, "A quotation mark is not closed, or stands inside a cell: double it."));
                continue;
            }

            if (head is null)
            {
                var named = cells.Select(c => c.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToArray();
                head = named.Contains("email") ? named : Columns;
                if (head == named)
                {
                    continue;
                }
            }

            lines.Add(Line(number, column => Array.IndexOf(head, column) is var at and >= 0 && at < cells.Length ? cells[at].Trim() : string.Empty, cells.Length > head.Length));
        }

        return lines;

        InvitationLine Line(long number, Func<string, string> cell, bool isTooLong)
        {
            var (email, name, roleWord, teamName) = (cell("email"), cell("name"), cell("role"), cell("team"));
            var role = roleWord.Length == 0 ? Role.Rep : RoleNames.Parse(roleWord);
            var team = teams.FirstOrDefault(t => string.Equals(t.Name, teamName, StringComparison.OrdinalIgnoreCase));
            var fault = isTooLong ? $"It has more cells than the {Columns.Length} columns: put a name with commas in quotation marks."
                : !MailAddress.TryCreate(email, out _) ? "Give an e-mail address, such as ada@example.com."
                : seen.TryGetValue(email, out var before) ? $"Line {before} is the same person."
                : members.Contains(email) ? "Is a member of this workspace already."
                : role is not { } known || !roles.Contains(known) ? $"The roles are {string.Join(", ", roles.Select(RoleNames.Word))}."
                : teamName.Length > 0 && team is null ? "There is no such team: make it first, or leave the cell empty."
                : null;
            seen.TryAdd(email, number);
            return new(number, email, name.Length > 0 ? name : email.Split('@')[0], role ?? Role.Rep, team?.Id, teamName, fault);
        }
    }

    // Rows with the number of their first line; null for one that cannot be read.
    private static IEnumerable<(long Number, string[]? Cells)> Rows(string text)
    {
        var first = text.AsSpan().TrimStart();
        var end = first.IndexOfAny('\r', '\n');
        var head = end < 0 ? first : first[..end];
        using var parser = new TextFieldParser(new StringReader(text)) { TextFieldType = FieldType.Delimited, HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
        parser.SetDelimiters(head.Contains('\t') ? "\t" : head.Contains(';') ? ";" : ",");
        while (!parser.EndOfData)
        {
            var number = parser.LineNumber;
            string[]? cells = null;
            try
            {
                cells = parser.ReadFields();
            }
            catch (MalformedLineException)
            {
                // Told at its line, beside all others.
                number = parser.ErrorLineNumber;
            }

            yield return (number, cells);
        }
    }
}
