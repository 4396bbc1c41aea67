using CallInsight.Contracts;

namespace CallInsight.Web.Members;

/// <summary>Roles as programs and people call them.</summary>
internal static class RoleNames
{
    /// <summary>Roles that an actor may give: an admin cannot make owners.</summary>
    public static IEnumerable<Role> GivenBy(Actor actor) => Enum.GetValues<Role>().Where(r => r != Role.Owner || actor.Role == Role.Owner);

    /// <summary>The word in the API and in addresses: <c>manager</c>.</summary>
    public static string Word(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>The role of a word; null for no role. Numbers, which the framework would take, are none.</summary>
    public static Role? Parse(string? word)
        => Enum.TryParse<Role>(word, ignoreCase: true, out var role) && Word(role).Equals(word, StringComparison.OrdinalIgnoreCase) ? role : null;

    /// <summary>What the role may do, in a few words.</summary>
    public static string Description(Role role) => role switch
    {
        Role.Owner => "everything, and the workspace itself",
        Role.Admin => "all calls, members and settings",
        Role.Manager => "calls and figures of the teams they lead",
        Role.Rep => "their own calls and figures",
        Role.Analyst => "all figures, texts with personal data masked",
        Role.Billing => "usage and billing, no calls",
        Role.Auditor => "settings, members and audit trail to read, no calls",
    };
}
