using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Hosting;

namespace CallInsight.Grains.Insights.SavedViews;

[GrainType("dashboards")]
internal sealed class DashboardsGrain(DashboardStore store, SavedViewStore views, TimeProvider time) : TenantOwnedGrain, IDashboardsGrain
{
    public async Task<Result<Guid>> Make(MakeDashboard command)
    {
        if (command.Actor.Member is not { } owner || RoleTable.Of(command.Actor, Permission.InsightsRead) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        if (SavedViewRefusals.Faults(command.Name, command.Sharing).ToArray() is { Length: > 0 } faults)
        {
            return DashboardRefusals.Invalid(faults);
        }

        if (command.Dashboard is { } given && await store.FindAsync(TenantId, given, CancellationToken.None) is { } made)
        {
            return made.Owner == owner ? given : DashboardRefusals.NotFound;
        }

        var dashboard = new Keepsake(command.Dashboard ?? Guid.CreateVersion7(time.GetUtcNow()), owner, command.Name.Trim(), command.Sharing, 1);
        await store.MakeAsync(TenantId, dashboard, command.Actor, CancellationToken.None);
        return dashboard.Id;
    }

    public async Task<Result<Done>> Change(ChangeDashboard command)
    {
        var found = await FindAsync(command.Actor, command.Dashboard);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        if (found.Value.Version != command.Version)
        {
            return DashboardRefusals.Changed;
        }

        var after = found.Value with { Name = command.Name?.Trim() ?? found.Value.Name, Sharing = command.Sharing ?? found.Value.Sharing };
        if (await FaultsAsync(command, after) is { Length: > 0 } faults)
        {
            return DashboardRefusals.Invalid(faults);
        }

        await store.ChangeAsync(TenantId, after, command.Tiles, command.Actor, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> Delete(DeleteDashboard command)
    {
        var found = await FindAsync(command.Actor, command.Dashboard);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        await store.DeleteAsync(TenantId, command.Dashboard, command.Actor, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> SetDefault(SetDefaultDashboard command)
    {
        if (RoleTable.Of(command.Actor, Permission.SettingsWrite) != Reach.All || RoleTable.Of(command.Role, Permission.InsightsRead) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        if (command.Dashboard is { } dashboard)
        {
            if (await store.FindAsync(TenantId, dashboard, CancellationToken.None) is not { } found || !found.IsSeenBy(command.Actor))
            {
                return DashboardRefusals.NotFound;
            }

            if (found.Sharing.Kind != Sharing.Everybody)
            {
                return DashboardRefusals.NotShared;
            }
        }

        await store.SetDefaultAsync(TenantId, command.Role, command.Dashboard, command.Actor, CancellationToken.None);
        return Done.It;
    }

    /// <summary>What the actor does not see does not exist for it.</summary>
    private async Task<Result<Keepsake>> FindAsync(Actor actor, Guid dashboard)
        => await store.FindAsync(TenantId, dashboard, CancellationToken.None) is not { } found || !found.IsSeenBy(actor)
            ? DashboardRefusals.NotFound
            : found.IsChangedBy(actor) ? found : CommonRefusals.Forbidden;

    private async Task<(string, string)[]> FaultsAsync(ChangeDashboard command, Keepsake after)
    {
        List<(string, string)> faults = [.. SavedViewRefusals.Faults(after.Name, after.Sharing)];
        if (command.Tiles is { } tiles)
        {
            var stays = await store.TilesAsync(TenantId, command.Dashboard, CancellationToken.None);
            var may = await Task.WhenAll(tiles.Select(async t => stays.Contains(t) || (await views.FindAsync(TenantId, t, CancellationToken.None) is { } view && MayPut(view, after, command.Actor))));
            if (tiles.Count > DashboardRefusals.MostTiles || tiles.Distinct().Count() != tiles.Count || may.Contains(false))
            {
                faults.Add(("tiles", $"Give at most {DashboardRefusals.MostTiles} different views that you see; those of the dashboard's owner are the owner's to put there."));
            }
        }

        return [.. faults];
    }

    // Who sees the dashboard sees its owner's views on it: whoever else changes it shares none of these.
    private static bool MayPut(Keepsake view, Keepsake dashboard, Actor actor)
        => view.IsSeenBy(actor) && (view.Owner != dashboard.Owner || actor.Member == view.Owner || view.Sharing.Kind == Sharing.Everybody);
}
