using CallInsight.Contracts;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Web.Members;
using CallInsight.Web.Shared;

namespace CallInsight.Web.SignIn.Connections;

/// <summary>A connection as a form has it: what was posted, or what is kept.</summary>
/// <param name="Rules">One a line: <c>group = role, team</c>.</param>
public sealed record ConnectionFields(
    string Name, string Issuer, string ClientId, string Scopes, string EmailClaim, string VerifiedClaim, string NameClaim, string GroupsClaim, string Rules, bool JustInTime, string DefaultRole)
{
    public static ConnectionFields Of(ConnectionSettings s, IReadOnlyList<TeamRow> teams) => new(
        s.Name, s.Issuer, s.ClientId, s.Scopes, s.EmailClaim, s.VerifiedClaim, s.NameClaim, s.GroupsClaim ?? string.Empty, string.Join('\n', s.Rules.Select(r => Line(r, teams))), s.JustInTime, RoleNames.Word(s.DefaultRole));

    public static ConnectionFields Of(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().Trim();
        return new(
            Text("name"), Text("issuer"), Text("clientId"), Text("scopes"), Text("emailClaim"), Text("verifiedClaim"), Text("nameClaim"), Text("groupsClaim"), Text("rules"), Text("justInTime") == "true", Text("defaultRole"));
    }

    /// <summary>The settings that the form means; what cannot be read is noted.</summary>
    public ConnectionSettings? Read(IReadOnlyList<TeamRow> teams, FormFaults faults)
    {
        var rules = new List<GroupRule>();
        foreach (var line in Rules.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ReadRule(line, teams) is { } rule)
            {
                rules.Add(rule);
            }
            else
            {
                faults.Add("rules", $"“{line}” is no rule. Write: group = role, or group = role, team. Roles and teams are those of this workspace.");
            }
        }

        if (RoleNames.Parse(DefaultRole) is not { } role)
        {
            faults.Add("defaultRole", "Choose a role.");
            return null;
        }

        return faults.Any ? null : new ConnectionSettings(Name, Issuer, ClientId, Scopes, EmailClaim, VerifiedClaim, NameClaim, GroupsClaim.Length == 0 ? null : GroupsClaim, rules, JustInTime, role);
    }

    private static GroupRule? ReadRule(string line, IReadOnlyList<TeamRow> teams)
    {
        // A group may hold the sign itself: distinguished names of directories do.
        var at = line.LastIndexOf(" = ", StringComparison.Ordinal);
        if (at <= 0)
        {
            return null;
        }

        var (role, team) = ((Role?)null, (Guid?)null);
        foreach (var part in line[(at + 3)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (RoleNames.Parse(part) is { } named && role is null)
            {
                role = named;
            }
            else if (teams.FirstOrDefault(t => t.Name.Equals(part, StringComparison.OrdinalIgnoreCase)) is { } found && team is null)
            {
                team = found.Id;
            }
            else
            {
                return null;
            }
        }

        return role is null && team is null ? null : new GroupRule(line[..at].Trim(), role, team);
    }

    private static string Line(GroupRule rule, IReadOnlyList<TeamRow> teams)
    {
        var parts = new[] { rule.Role is { } role ? RoleNames.Word(role) : null, teams.FirstOrDefault(t => t.Id == rule.Team)?.Name };
        return $"{rule.Group} = {string.Join(", ", parts.OfType<string>())}";
    }
}
