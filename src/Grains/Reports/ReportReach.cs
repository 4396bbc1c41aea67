using CallInsight.Contracts;
using CallInsight.Grains.Calls.Bulk;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Reports;

/// <summary>Whose figures a run holds, and who may see them: who sees the figures of all, and its owner. A run is one document for all;
/// who may see less looks at the report itself, which shows each reader the figures of their own reach.</summary>
internal sealed class ReportReach(AppDatabase database, BulkActors actors, IGrainFactory grains)
{
    /// <summary>The owner as who they are now; null where nobody may see figures in their name any more.</summary>
    public async Task<Actor?> OwnerAsync(Guid tenant, ReportState report, CancellationToken cancellationToken)
        => await actors.AgainAsync(tenant, report.By, cancellationToken) is { } owner && RoleTable.Of(owner, Permission.InsightsRead) != Reach.None ? owner : null;

    public static bool MaySeeRuns(ReportState report, Actor actor) => report.IsOf(actor) || RoleTable.Of(actor, Permission.InsightsRead) == Reach.All;

    /// <summary>The deliveries of a run, each with why it is none where it is none.</summary>
    public async Task<List<ReportDelivery>> DeliveriesAsync(Guid tenant, ReportState report, CancellationToken cancellationToken)
    {
        var known = await database.QueryAsync(
            tenant,
            "select member_id, status = 'active' and email is not null from members where tenant_id = $1 and member_id = any($2)",
            r => (Member: r.GetGuid(0), CanBeMailed: r.GetBoolean(1)),
            cancellationToken,
            tenant, report.Content.Recipients.ToArray());
        var deliveries = new List<ReportDelivery>();
        foreach (var (member, canBeMailed) in known)
        {
            var session = canBeMailed ? await grains.Member(tenant, member).GetSession() : null;
            var refused = session is null ? Contracts.Reports.ReportRefusals.OfARun.NoAddress
                : MaySeeRuns(report, new Actor("member", member, session.Role, [], session.Leads, member)) ? null
                : Contracts.Reports.ReportRefusals.OfARun.MayNotSee;
            deliveries.Add(new ReportDelivery(Guid.CreateVersion7(), member, refused));
        }

        return deliveries;
    }
}
