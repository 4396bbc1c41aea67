using CallInsight.Contracts;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.SavedViews;

/// <summary>Something that a member keeps and may share: a view or a dashboard.</summary>
/// <param name="Version">1 when it is new.</param>
internal sealed record Keepsake(Guid Id, Guid Owner, string Name, Sharing Sharing, int Version)
{
    /// <summary>Whether somebody sees it: a key of the tenant itself what everybody has.</summary>
    public bool IsSeenBy(Actor actor) => Sharing.Reaches(actor.Member ?? Guid.Empty, Owner);

    /// <summary>Whether somebody may change it: its owner, and where everybody has it, who may change settings.</summary>
    public bool IsChangedBy(Actor actor)
        => actor.Member == Owner || (Sharing.Kind == Sharing.Everybody && RoleTable.Of(actor, Permission.SettingsWrite) == Reach.All);
}
