using CallInsight.Contracts;
using CallInsight.Contracts.Provisioning;
using CallInsight.Grains.Hosting;

namespace CallInsight.Grains.Provisioning;

[GrainType("provisioning")]
internal sealed class ProvisioningGrain(ProvisioningStore store, GroupStore groups, TimeProvider time) : TenantOwnedGrain, IProvisioningGrain
{
    private string _state = ProvisioningStates.On;

    protected override async Task ReadAsync(CancellationToken cancellationToken) => _state = await store.LoadStateAsync(TenantId, cancellationToken);

    public Task<string> GetState() => Task.FromResult(_state);

    public async Task<Result<Done>> ChangeState(ChangeProvisioning command)
    {
        if (RoleTable.Of(command.Actor, Permission.ProvisioningWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (!ProvisioningStates.All.Contains(command.State, StringComparer.Ordinal))
        {
            return CommonRefusals.Invalid("provisioning.invalid", ("state", "The state is on, paused or off."));
        }

        if (command.State != _state)
        {
            await OrForget(async () =>
            {
                await store.SaveStateAsync(TenantId, command.Actor, _state, command.State, CancellationToken.None);
                return Done.It;
            });
            _state = command.State;
        }

        return Done.It;
    }

    public async Task<Result<ProvisionedGroup>> CreateGroup(CreateGroup command)
    {
        var members = command.Members.Distinct().ToList();
        if (await RefusedAsync(command.Actor, command.Name, members) is { } refusal)
        {
            return refusal;
        }

        var named = await groups.FindTeamAsync(TenantId, command.Name, CancellationToken.None);
        var now = time.GetUtcNow();
        var team = named?.Team ?? Guid.CreateVersion7(now);
        if (named is { IsGroup: true } || !await groups.CreateAsync(TenantId, team, command with { Members = members }, now, CancellationToken.None))
        {
            return ProvisioningRefusals.GroupTaken(command.Name);
        }

        await TellAsync(members);
        return new ProvisionedGroup(team, 1, now);
    }

    public async Task<Result<int>> ChangeGroup(ChangeGroup command)
    {
        var (added, removed) = (command.Add.ToHashSet(), command.Remove.ToHashSet());
        if (await RefusedAsync(command.Actor, command.Names?.Name, added) is { } refusal)
        {
            return refusal;
        }

        if (await groups.LoadAsync(TenantId, command.Group, CancellationToken.None) is not { } before)
        {
            return ProvisioningRefusals.GroupNotFound;
        }

        if (command.ExpectedVersion is { } expected && expected != before.Version)
        {
            return ProvisioningRefusals.Stale;
        }

        var present = await groups.MembersAsync(TenantId, command.Group, command.Replace ? null : added.Union(removed), CancellationToken.None);
        var joining = added.Where(m => !present.Contains(m)).ToList();
        var leaving = present.Where(m => command.Replace ? !added.Contains(m) : removed.Contains(m)).ToList();
        var names = command.Names ?? before.Names;
        if (joining.Count + leaving.Count == 0 && names == before.Names)
        {
            return before.Version;
        }

        if (!await groups.ChangeAsync(TenantId, command, before, names, joining, leaving, CancellationToken.None))
        {
            return ProvisioningRefusals.GroupTaken(names.Name);
        }

        await TellAsync([.. joining, .. leaving]);
        return before.Version + 1;
    }

    public async Task<Result<Done>> DeleteGroup(DeleteGroup command)
    {
        if (RoleTable.Of(command.Actor, Permission.Scim) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (await groups.LoadAsync(TenantId, command.Group, CancellationToken.None) is not { } before)
        {
            return ProvisioningRefusals.GroupNotFound;
        }

        if (command.ExpectedVersion is { } expected && expected != before.Version)
        {
            return ProvisioningRefusals.Stale;
        }

        var members = await groups.MembersAsync(TenantId, command.Group, null, CancellationToken.None);
        await groups.DeleteAsync(TenantId, command, members, CancellationToken.None);
        await TellAsync(members);
        return Done.It;
    }

    public Task Note(ProvisioningNote note) => store.NoteAsync(TenantId, note, CancellationToken.None);

    /// <param name="name">Null where it stays.</param>
    private async Task<Refusal?> RefusedAsync(Actor actor, string? name, IReadOnlyCollection<Guid> members)
    {
        if (RoleTable.Of(actor, Permission.Scim) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (name is not null && (string.IsNullOrWhiteSpace(name) || name.Length > 100))
        {
            return CommonRefusals.Invalid("group.invalid", ("displayName", "Give a name of 1 to 100 characters."));
        }

        return await groups.StrangersAsync(TenantId, members, CancellationToken.None) is { Count: > 0 } strangers ? ProvisioningRefusals.NoSuchMembers(strangers) : null;
    }

    private Task TellAsync(IReadOnlyCollection<Guid> members) => Task.WhenAll(members.Select(m => GrainFactory.Member(TenantId, m).TeamsChanged()));
}
