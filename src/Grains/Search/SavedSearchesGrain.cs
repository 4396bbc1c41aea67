using CallInsight.Contracts;
using CallInsight.Contracts.Search;
using CallInsight.Grains.Hosting;
using CallInsight.Grains.Insights.SavedViews;

namespace CallInsight.Grains.Search;

[GrainType("saved-searches")]
internal sealed class SavedSearchesGrain(SavedSearchStore store, IGrainFactory grains) : TenantOwnedGrain, ISavedSearchesGrain
{
    public async Task<Result<Guid>> Save(SaveSearch command)
    {
        if (command.Actor.Member is not { } owner || RoleTable.Of(command.Actor, Permission.CallsRead) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        if (await store.FindAsync(TenantId, command.Search, CancellationToken.None) is { } made)
        {
            return made.Kept.Owner == owner ? command.Search : SavedSearchRefusals.NotFound;
        }

        var kept = new Keepsake(command.Search, owner, command.Name.Trim(), command.Sharing, 1);
        var search = new SavedSearch(kept, command.Criteria, command.Alert);
        if (await FaultAsync(search, null, command.Actor) is { } refusal)
        {
            return refusal;
        }

        await store.SaveAsync(TenantId, search, command.Actor, CancellationToken.None);
        return kept.Id;
    }

    public async Task<Result<Done>> Change(ChangeSearch command)
    {
        var found = await FindAsync(command.Actor, command.Search, command.IfMatch);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        var before = found.Value;
        var after = new SavedSearch(before.Kept with { Name = command.Name.Trim(), Sharing = command.Sharing }, command.Criteria ?? before.Criteria, command.Alert);

        // Whom it tells of what is the owner's alone to say.
        if (command.Actor.Member != before.Kept.Owner && (after.Alert != before.Alert || command.Criteria is not null))
        {
            return CommonRefusals.Forbidden;
        }

        if (await FaultAsync(after, before, command.Actor) is { } refusal)
        {
            return refusal;
        }

        await store.ChangeAsync(TenantId, after, command.Actor, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> Delete(DeleteSearch command)
    {
        var found = await FindAsync(command.Actor, command.Search, command.IfMatch);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        await store.DeleteAsync(TenantId, command.Search, command.Actor, CancellationToken.None);
        return Done.It;
    }

    /// <summary>What the actor does not see does not exist for it.</summary>
    private async Task<Result<SavedSearch>> FindAsync(Actor actor, Guid search, IReadOnlyList<int>? versions)
        => await store.FindAsync(TenantId, search, CancellationToken.None) is not { } found || !found.Kept.IsSeenBy(actor) ? SavedSearchRefusals.NotFound
            : !found.Kept.IsChangedBy(actor) ? CommonRefusals.Forbidden
            : versions?.Contains(found.Kept.Version) == false ? SavedSearchRefusals.Changed
            : found;

    private async Task<Refusal?> FaultAsync(SavedSearch after, SavedSearch? before, Actor actor)
    {
        var mayBeTold = after.Alert == before?.Alert || RoleTable.Of(actor, Permission.CallsRead) is not (Reach.None or Reach.Masked);
        if (SavedSearchRefusals.Faults(after.Kept.Name, after.Criteria, after.Kept.Sharing, after.Alert, mayBeTold).ToArray() is { Length: > 0 } faults)
        {
            return SavedSearchRefusals.Invalid(faults);
        }

        if (after.Criteria.Words is { } words && words != before?.Criteria.Words && await grains.Search(TenantId).Compile(words) is { Refusal: { } refusal })
        {
            return refusal;
        }

        var isMore = after.Alert != SearchAlerts.Off && (before?.Alert ?? SearchAlerts.Off) == SearchAlerts.Off;
        var alerts = isMore ? await store.AlertsAsync(TenantId, after.Kept.Owner, CancellationToken.None) : default;
        return alerts.Own >= SavedSearchRefusals.MostAlertsOfAMember ? SavedSearchRefusals.TooManyOfYours : alerts.All >= SavedSearchRefusals.MostAlerts ? SavedSearchRefusals.TooManyAlerts : null;
    }
}
