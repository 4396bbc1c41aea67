using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Hosting;

namespace CallInsight.Grains.Insights.SavedViews;

[GrainType("dashboards")]
internal sealed class DashboardsGrain(DashboardStore store, SavedViewStore views) : TenantOwnedGrain, IDashboardsGrain
{
    public async Task<Result<Guid>> Make(MakeDashboard command)
    {
        if (command.Actor.Member is not { } owner || RoleTable.Of(command.Actor, Permission.InsightsRead) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        if (await store.FindAsync(TenantId, command.Dashboard, CancellationToken.None) is { } made)
        {
            return made.Owner == owner ? command.Dashboard : DashboardRefusals.NotFound;
        }

        var dashboard = new Keepsake(command.Dashboard, owner, command.Name.Trim(), command.Sharing, 1);
        var tiles = command.Tiles ?? [];
        if (await FaultsAsync(command.Actor, dashboard, [], tiles) is { Length: > 0 } faults)
        {
            return DashboardRefusals.Invalid(faults);
        }

        await store.MakeAsync(TenantId, dashboard, tiles, command.Actor, CancellationToken.None);
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
        var stay = await store.TilesAsync(TenantId, command.Dashboard, CancellationToken.None);
        var tiles = command.Tiles is { } given ? TileOrder.Merge(given, [.. stay.Select(t => t.Id)], stay.Where(t => !t.IsSeenBy(command.Actor) && t.Owner != found.Value.Owner).Select(t => t.Id).ToHashSet()) : null;
        if (await FaultsAsync(command.Actor, after, [.. stay.Select(t => t.Id)], tiles ?? []) is { Length: > 0 } faults)
        {
            return DashboardRefusals.Invalid(faults);
        }

        await store.ChangeAsync(TenantId, after, tiles, command.Actor, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> Delete(DeleteDashboard command)
    {
        var found = await FindAsync(command.Actor, command.Dashboard);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        if (command.IfMatch?.Contains(found.Value.Version) == false)
        {
            return DashboardRefusals.Changed;
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

    /// <param name="stay">Views that are on the dashboard already.</param>
    private async Task<(string, string)[]> FaultsAsync(Actor actor, Keepsake after, IReadOnlyList<Guid> stay, IReadOnlyList<Guid> tiles)
    {
        List<(string, string)> faults = [.. SavedViewRefusals.Faults(after.Name, after.Sharing)];
        var isTooMany = tiles.Count > DashboardRefusals.MostTiles || tiles.Distinct().Count() != tiles.Count;
        var may = isTooMany ? [] : await Task.WhenAll(tiles.Select(async t => stay.Contains(t) || (await views.FindAsync(TenantId, t, CancellationToken.None) is { } view && MayPut(view, after, actor))));
        if (isTooMany || may.Contains(false))
        {
            faults.Add(("tiles", $"Give at most {DashboardRefusals.MostTiles} different views that you see; those of the dashboard's owner are the owner's to put there."));
        }

        return [.. faults];
    }

    // Who sees the dashboard sees its owner's views on it: whoever else changes it shares none of these.
    private static bool MayPut(Keepsake view, Keepsake dashboard, Actor actor)
        => view.IsSeenBy(actor) && (view.Owner != dashboard.Owner || actor.Member == view.Owner || view.Sharing.Kind == Sharing.Everybody);
}
