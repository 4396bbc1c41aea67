using CallInsight.Contracts;

namespace CallInsight.Grains.Reports;

/// <summary>What somebody reached when a file was made, kept with it: the same person may reach less when it is taken.</summary>
internal static class ReachMark
{
    private const string All = "all";
    private const string Masked = "masked";
    private const string Own = "own";
    private const string Teams = "teams:";

    /// <summary>The mark of what an actor reaches now; teams by their ids.</summary>
    public static string Of(Actor actor, Permission permission) => RoleTable.Of(actor, permission) switch
    {
        Reach.All => All,
        Reach.Masked => Masked,
        Reach.Teams => Teams + string.Join(',', actor.Leads.Order().Select(t => t.ToString("N"))),
        _ => Own,
    };

    /// <summary>Whether an actor still reaches all that a file of theirs was made of.</summary>
    /// <param name="made">Null, from before there were marks: as much as there is.</param>
    public static bool Covers(Actor actor, Permission permission, string? made) => RoleTable.Of(actor, permission) switch
    {
        Reach.All => true,
        Reach.None => false,
        Reach.Masked => made == Masked,
        Reach.Teams => made == Own || (made?.StartsWith(Teams, StringComparison.Ordinal) == true && made[Teams.Length..].Split(',', StringSplitOptions.RemoveEmptyEntries).All(t => actor.Leads.Contains(Guid.ParseExact(t, "N")))),
        _ => made == Own,
    };
}
