using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Tenants;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Billing;
using CallInsight.Grains.Hosting;
using CallInsight.Storage.Secrets;
using Orleans.Concurrency;

namespace CallInsight.Grains.Tenants;

[GrainType("tenant")]
internal sealed class TenantGrain(TenantStore store, FirstPlan plans, TimeProvider time) : TenantOwnedGrain, ITenantGrain
{
    private static readonly TimeSpan UseNotedEvery = TimeSpan.FromMinutes(1);
    private const int LongestReason = 500;
    private readonly Dictionary<Guid, DateTimeOffset> _uses = [];
    private TenantLabels? _labels;
    private Tenant? _tenant;

    protected override async Task ReadAsync(CancellationToken cancellationToken) => _tenant = await store.LoadAsync(TenantId, cancellationToken);

    public async Task<Result<TenantCreated>> Create(CreateTenant command)
    {
        if (_tenant is not null)
        {
            return TenantRefusals.SlugTaken(command.Slug);
        }

        if (Tenant.Check(command) is { } refusal)
        {
            return refusal;
        }

        var subscription = await plans.OfAsync(command, CancellationToken.None);
        var summary = new TenantSummary(TenantId, command.Slug, command.Name.Trim(), command.MadeUp ? "suspended" : "active", plans.NameOf(subscription, command), command.MadeUp);
        var created = new NewTenant(summary, command.Actor, Guid.CreateVersion7(time.GetUtcNow()), command.OwnerEmail.Trim(), command.OwnerName.Trim(), command.OwnerPasswordHash, Tokens.Random(), command.WithApiKey ? ApiKeyToken.Make() : null, subscription);
        if (!await OrForget(() => store.CreateAsync(created, CancellationToken.None)))
        {
            return TenantRefusals.SlugTaken(command.Slug);
        }

        _tenant = new Tenant(summary, 1, new TenantSettings(0, [], []));
        return new TenantCreated(TenantId, summary.Slug, created.Owner, created.OwnerPasswordHash is null ? created.SetupToken : null, created.ApiKey);
    }

    public async Task<Result<Done>> MoveMadeUp(MoveMadeUpTenant command)
    {
        if (_tenant is not { Summary.MadeUp: true } tenant)
        {
            return TenantRefusals.NotFound;
        }

        if (command.Actor.Kind != "system")
        {
            return CommonRefusals.Forbidden;
        }

        var after = tenant with { Summary = tenant.Summary with { Slug = command.Slug, Status = command.Open ? "active" : "suspended" }, Version = tenant.Version + 1 };
        if (!await OrForget(() => store.MoveAsync(after, command.Actor, CancellationToken.None)))
        {
            return TenantRefusals.SlugTaken(command.Slug);
        }

        _tenant = after;
        return Done.It;
    }

    [ReadOnly]
    public Task<Refusal?> Check(CreateTenant command) => Task.FromResult(Tenant.Check(command));

    [ReadOnly]
    public Task<Result<TenantSummary>> Describe()
        => Task.FromResult<Result<TenantSummary>>(_tenant is { } tenant ? tenant.Summary with { FirstDayOfWeek = tenant.Settings.FirstDayOfWeek } : TenantRefusals.NotFound);

    public async Task<Result<Done>> Rename(RenameTenant command)
    {
        if (Refused(command.Actor, Permission.SettingsWrite) is { } refusal)
        {
            return refusal;
        }

        var name = command.Name.Trim();
        if (name.Length is 0 or > 100)
        {
            return CommonRefusals.Invalid("tenant.invalid", ("name", "Give a name of 1 to 100 characters."));
        }

        await OrForget(async () =>
        {
            await store.RenameAsync(TenantId, command.Actor, name, _tenant!.Version, CancellationToken.None);
            return Done.It;
        });
        _tenant = _tenant! with { Summary = _tenant.Summary with { Name = name }, Version = _tenant.Version + 1 };
        return Done.It;
    }

    public Task<Result<Done>> Suspend(SuspendTenant command)
        => command.Reason.Trim().Length is 0 or > LongestReason
            ? Task.FromResult<Result<Done>>(CommonRefusals.Invalid("tenant.invalid", ("reason", $"Give a reason of 1 to {LongestReason} characters.")))
            : SwitchAsync(command.Actor, "suspended", command.Reason.Trim());

    public Task<Result<Done>> Resume(ResumeTenant command) => SwitchAsync(command.Actor, "active", null);

    [ReadOnly]
    public Task<TenantSettings> GetSettings() => Task.FromResult(_tenant?.Settings ?? new TenantSettings(0, [], []));

    public async Task<Result<TenantSettings>> ChangeTrackers(ChangeTrackers command)
    {
        if (Refused(command.Actor, Permission.SettingsWrite) is { } refusal)
        {
            return refusal;
        }

        return await SaveAsync(new AuditRow(command.Actor, "settings.changed", "tenant", TenantId), _tenant!.Change(command));
    }

    public async Task<Result<TenantSettings>> ChangeMasking(ChangeMasking command)
    {
        if (Refused(command.Actor, Permission.SettingsWrite) is { } refusal)
        {
            return refusal;
        }

        return MaskingModes.All.Contains(command.Masking, StringComparer.Ordinal)
            ? await SaveAsync(
                new AuditRow(command.Actor, "masking.changed", "tenant", TenantId, new Dictionary<string, string?>(StringComparer.Ordinal) { ["before"] = _tenant!.Settings.Masking, ["after"] = command.Masking }),
                _tenant.Settings with { Masking = command.Masking })
            : TenantRefusals.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { ["masking"] = "Masking is off, shown or stored." });
    }

    public async Task<Result<TenantSettings>> ChangeFirstDay(ChangeFirstDay command)
    {
        if (Refused(command.Actor, Permission.SettingsWrite) is { } refusal)
        {
            return refusal;
        }

        return TenantSettings.FirstDays.Contains(command.Day)
            ? await SaveAsync(
                new AuditRow(command.Actor, "firstDayOfWeek.changed", "tenant", TenantId, new Dictionary<string, string?>(StringComparer.Ordinal) { ["before"] = _tenant!.Settings.FirstDayOfWeek.ToString(), ["after"] = command.Day.ToString() }),
                _tenant.Settings with { FirstDayOfWeek = command.Day })
            : TenantRefusals.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { ["firstDay"] = "Weeks begin on Monday, Sunday or Saturday." });
    }

    public async Task<Result<TenantSettings>> ChangeBenchmark(ChangeBenchmark command)
    {
        if (Refused(command.Actor, Permission.BenchmarksWrite) is { } refusal)
        {
            return refusal;
        }

        var detail = new Dictionary<string, string?>(StringComparer.Ordinal) { ["metric"] = command.Metric, ["before"] = BenchmarkRules.Written(_tenant!.Settings, command.Metric) };
        var changed = BenchmarkRules.Change(_tenant.Settings, command);
        detail["after"] = changed.Ok ? BenchmarkRules.Written(changed.Value, command.Metric) : null;
        return await SaveAsync(new AuditRow(command.Actor, "benchmark.changed", "tenant", TenantId, detail), changed);
    }

    private async Task<Result<TenantSettings>> SaveAsync(AuditRow change, Result<TenantSettings> changed)
    {
        if (changed.Ok)
        {
            await OrForget(async () =>
            {
                await store.SaveSettingsAsync(TenantId, change, changed.Value, _tenant!.Settings.Version, CancellationToken.None);
                return Done.It;
            });
            _tenant = _tenant! with { Settings = changed.Value };
        }

        return changed;
    }

    public async Task<Result<Guid>> CreateTeam(CreateTeam command)
    {
        if (command.Team is { } team && await store.TeamExistsAsync(TenantId, team, CancellationToken.None))
        {
            return Refused(command.Actor, Permission.MembersWrite) is { } refusal ? refusal : team;
        }

        return await SaveTeam(command.Actor, command.Team ?? Guid.CreateVersion7(time.GetUtcNow()), command.Name, command.Leads);
    }

    public async Task<Result<Done>> ChangeTeam(ChangeTeam command)
    {
        if (!await store.TeamExistsAsync(TenantId, command.Team, CancellationToken.None))
        {
            return TenantRefusals.NoSuchTeam;
        }

        var saved = await SaveTeam(command.Actor, command.Team, command.Name, command.Leads);
        return saved.Ok ? Done.It : saved.Refusal!;
    }

    public async Task<Result<Done>> DeleteTeam(DeleteTeam command)
    {
        if (Refused(command.Actor, Permission.MembersWrite) is { } refusal)
        {
            return refusal;
        }

        if (!await store.TeamExistsAsync(TenantId, command.Team, CancellationToken.None))
        {
            return TenantRefusals.NoSuchTeam;
        }

        var people = await store.PeopleOfTeamAsync(TenantId, command.Team, CancellationToken.None);
        await store.DeleteTeamAsync(TenantId, command.Actor, command.Team, CancellationToken.None);
        await TellAsync(people);
        return Done.It;
    }

    public async Task<Result<ApiKeyIssued>> IssueKey(IssueApiKey command)
    {
        var reach = RoleTable.Of(command.Actor, Permission.ApiKeys);
        var isForAnother = command.Member is not null && command.Member != command.Actor.Member;
        if (_tenant is null || reach == Reach.None || isForAnother || (reach == Reach.Own && command.Member is null))
        {
            return CommonRefusals.Forbidden;
        }

        if (ApiKeyRules.Check(command, time.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        if (command.Key is { } made && await store.FindKeyAsync(TenantId, made, CancellationToken.None) is not null)
        {
            return CommonRefusals.SecretShown;
        }

        var (id, token) = (command.Key ?? Guid.CreateVersion7(time.GetUtcNow()), ApiKeyToken.Make());
        await store.IssueKeyAsync(TenantId, command, id, token, CancellationToken.None);
        return new ApiKeyIssued(id, token);
    }

    public async Task<Result<ApiKeyIssued>> ReplaceKey(ReplaceApiKey command)
    {
        var now = time.GetUtcNow();
        if (await ReachedKeyAsync(command.Actor, command.Key) is not { IsRevoked: false } old || old.ExpiresAt <= now)
        {
            return TenantRefusals.NoSuchKey;
        }

        if (ApiKeyRules.CheckOverlap(command.OldEndsAt, now) is { } refusal)
        {
            return refusal;
        }

        if (command.Successor is { } made && await store.FindKeyAsync(TenantId, made, CancellationToken.None) is not null)
        {
            return CommonRefusals.SecretShown;
        }

        var (id, token) = (command.Successor ?? Guid.CreateVersion7(now), ApiKeyToken.Make());
        await store.ReplaceKeyAsync(TenantId, command, id, token, CancellationToken.None);
        return new ApiKeyIssued(id, token);
    }

    public async Task<Result<Done>> RevokeKey(RevokeApiKey command)
    {
        if (await ReachedKeyAsync(command.Actor, command.Key) is not { } owner)
        {
            return TenantRefusals.NoSuchKey;
        }

        if (owner.IsRevoked)
        {
            return Done.It;
        }

        await store.RevokeKeyAsync(TenantId, command.Actor, command.Key, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<int>> GetLabel(string kind, string text)
    {
        _labels ??= await store.LoadLabelsAsync(TenantId, CancellationToken.None);
        if (_labels.Find(kind, text) is { } known)
        {
            return known;
        }

        var code = _labels.Next(kind);
        if (code.Ok)
        {
            await OrForget(async () =>
            {
                await store.AddLabelAsync(TenantId, kind, code.Value, text, CancellationToken.None);
                return Done.It;
            });
            _labels.Add(kind, text, code.Value);
        }

        return code;
    }

    public async Task KeyUsed(Guid key)
    {
        var now = time.GetUtcNow();
        if (!_uses.TryGetValue(key, out var noted) || now - noted > UseNotedEvery)
        {
            _uses[key] = now;
            await store.NoteKeyUsedAsync(TenantId, key, CancellationToken.None);
        }
    }

    private async Task<KeyOwner?> ReachedKeyAsync(Actor actor, Guid key)
    {
        var reach = RoleTable.Of(actor, Permission.ApiKeys);
        var owner = reach == Reach.None ? null : await store.FindKeyAsync(TenantId, key, CancellationToken.None);
        return owner is null || (reach == Reach.Own && owner.Member != actor.Member) ? null : owner;
    }

    private async Task<Result<Done>> SwitchAsync(Actor actor, string status, string? reason)
    {
        // A made-up tenant is closed while it is made.
        if (_tenant is not { Summary.MadeUp: false } tenant)
        {
            return TenantRefusals.NotFound;
        }

        if (actor is not { Kind: "operator", Id: not null })
        {
            return CommonRefusals.Forbidden;
        }

        if (tenant.Summary.Status == status)
        {
            return Done.It;
        }

        var after = tenant with { Summary = tenant.Summary with { Status = status }, Version = tenant.Version + 1 };
        await OrForget(async () =>
        {
            await store.SwitchAsync(after, actor, reason, CancellationToken.None);
            return Done.It;
        });
        _tenant = after;
        return Done.It;
    }

    private async Task<Result<Guid>> SaveTeam(Actor actor, Guid team, string name, IReadOnlyList<Guid> leads)
    {
        if (Refused(actor, Permission.MembersWrite) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
        {
            return CommonRefusals.Invalid("team.invalid", ("name", "Give a name of 1 to 100 characters."));
        }

        var before = await store.PeopleOfTeamAsync(TenantId, team, CancellationToken.None);
        if (!await store.SaveTeamAsync(TenantId, actor, team, name.Trim(), leads, CancellationToken.None))
        {
            return TenantRefusals.TeamTaken(name);
        }

        await TellAsync(before.Union(leads));
        return team;
    }

    private Task TellAsync(IEnumerable<Guid> people) => Task.WhenAll(people.Select(m => GrainFactory.Member(TenantId, m).TeamsChanged()));

    private Refusal? Refused(Actor actor, Permission permission)
    {
        if (_tenant is null)
        {
            return TenantRefusals.NotFound;
        }

        return RoleTable.Of(actor, permission) == Reach.All ? null : CommonRefusals.Forbidden;
    }
}
