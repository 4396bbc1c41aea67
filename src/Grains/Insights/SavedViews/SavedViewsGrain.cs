using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Hosting;

namespace CallInsight.Grains.Insights.SavedViews;

[GrainType("saved-views")]
internal sealed class SavedViewsGrain(SavedViewStore store) : TenantOwnedGrain, ISavedViewsGrain
{
    public async Task<Result<Guid>> Save(SaveView command)
    {
        if (command.Actor.Member is not { } owner || RoleTable.Of(command.Actor, Permission.InsightsRead) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        if (Faults(command) is { Length: > 0 } faults)
        {
            return SavedViewRefusals.Invalid(faults);
        }

        if (await store.FindAsync(TenantId, command.View, CancellationToken.None) is { } made)
        {
            return made.Owner == owner ? command.View : SavedViewRefusals.NotFound;
        }

        var view = new Keepsake(command.View, owner, command.Name.Trim(), command.Sharing, 1);
        await store.SaveAsync(TenantId, view, command.Page, command.State, command.Actor, CancellationToken.None);
        return view.Id;
    }

    public async Task<Result<Done>> Change(ChangeView command)
    {
        var found = await FindAsync(command.Actor, command.View, command.IfMatch);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        if (SavedViewRefusals.Faults(command.Name, command.Sharing).ToArray() is { Length: > 0 } faults)
        {
            return SavedViewRefusals.Invalid(faults);
        }

        await store.ChangeAsync(TenantId, found.Value with { Name = command.Name.Trim(), Sharing = command.Sharing }, command.Actor, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> Delete(DeleteView command)
    {
        var found = await FindAsync(command.Actor, command.View, command.IfMatch);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        await store.DeleteAsync(TenantId, command.View, command.Actor, CancellationToken.None);
        return Done.It;
    }

    /// <summary>What the actor does not see does not exist for it.</summary>
    private async Task<Result<Keepsake>> FindAsync(Actor actor, Guid view, IReadOnlyList<int>? versions)
        => await store.FindAsync(TenantId, view, CancellationToken.None) is not { } found || !found.IsSeenBy(actor) ? SavedViewRefusals.NotFound
            : !found.IsChangedBy(actor) ? CommonRefusals.Forbidden
            : versions?.Contains(found.Version) == false ? SavedViewRefusals.Changed
            : found;

    private static (string, string)[] Faults(SaveView command)
    {
        List<(string, string)> faults = [.. SavedViewRefusals.Faults(command.Name, command.Sharing)];
        if (!SavedViewRefusals.Pages.Contains(command.Page, StringComparer.Ordinal))
        {
            faults.Add(("page", $"Give one of {string.Join(", ", SavedViewRefusals.Pages)}."));
        }

        if (command.State.Length > SavedViewRefusals.LongestState)
        {
            faults.Add(("state", "This view holds too much to be saved. Take some of it away."));
        }

        return [.. faults];
    }
}
