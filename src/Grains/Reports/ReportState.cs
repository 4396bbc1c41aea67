using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Reports;
using CallInsight.Grains.Calls.Bulk;

namespace CallInsight.Grains.Reports;

/// <summary>A report as its grain decides on it.</summary>
/// <param name="DueAt">When its schedule says it is due next; null without one.</param>
internal sealed record ReportState(ReportContent Content, BulkActor By, int Version, DateTimeOffset? DueAt)
{
    /// <summary>Whether it is the actor's own.</summary>
    public bool IsOf(Actor actor) => By.Member is { } member ? actor.Member == member : By.Kind == actor.Kind && By.Id == actor.Id;

    /// <summary>Whether the actor finds it: its owner, whom it is shared with, and who gets it.</summary>
    public bool IsSeenBy(Actor actor) => RoleTable.Of(actor, Permission.InsightsRead) != Reach.None
        && (IsOf(actor) || Content.Sharing.Kind == Sharing.Everybody
            || (actor.Member is { } member && (Content.Recipients.Contains(member) || (Content.Sharing.Kind == Sharing.Named && Content.Sharing.People.Contains(member)))));

    /// <summary>Whether the actor may change it: its owner, or, of what is everybody's, who sees to the workspace.</summary>
    public bool IsChangedBy(Actor actor) => IsOf(actor) || (Content.Sharing.Kind == Sharing.Everybody && RoleTable.Of(actor, Permission.SettingsWrite) == Reach.All);
}

/// <summary>A run that waits for its files.</summary>
internal sealed record ReportRun(Guid Id, int Number, DateOnly From, DateOnly To, bool Deliver, DateTimeOffset CreatedAt);

/// <summary>Whom a run goes to.</summary>
/// <param name="Refused">Why it does not; null where it is mailed.</param>
internal sealed record ReportDelivery(Guid Id, Guid Member, string? Refused);
