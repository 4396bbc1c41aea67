using CallInsight.Contracts;
using CallInsight.Contracts.Billing;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Grains.Hosting;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.SignIn.Connections;

[GrainType("connections")]
internal sealed class ConnectionsGrain(ConnectionStore store, DomainStore domains, DomainNames names, IOptions<ConnectionOptions> options) : TenantOwnedGrain, IConnectionsGrain
{
    public async Task<Result<Done>> Create(CreateConnection command)
    {
        if (!May(command.Actor))
        {
            return CommonRefusals.Forbidden;
        }

        var secret = string.IsNullOrEmpty(command.Secret) ? null : command.Secret;
        if (await FaultsOf(command.Settings, secret) is { Count: > 0 } faults)
        {
            return ConnectionRefusals.Invalid(faults);
        }

        if (await store.FindAsync(TenantId, command.Connection, CancellationToken.None) is not null)
        {
            return Done.It;
        }

        if (await GrainFactory.Entitlements(TenantId).Check(Features.Sso) is { } lacking)
        {
            return lacking;
        }

        if (await store.CountAsync(TenantId, CancellationToken.None) >= ConnectionRules.Most)
        {
            return ConnectionRefusals.TooMany(ConnectionRules.Most);
        }

        await store.CreateAsync(TenantId, command with { Secret = secret }, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> Change(ChangeConnection command)
    {
        if (!May(command.Actor))
        {
            return CommonRefusals.Forbidden;
        }

        if (await store.FindAsync(TenantId, command.Connection, CancellationToken.None) is not { } before)
        {
            return ConnectionRefusals.NotFound;
        }

        var settings = command.Settings ?? before.Settings;
        // A secret goes to no provider but the one that it was given for: else who may change the issuer could read it there.
        var kept = settings.Issuer == before.Settings.Issuer ? before.Secret : null;
        var secret = command.Secret is null ? kept : command.Secret.Length == 0 ? null : command.Secret;
        if (await FaultsOf(settings, secret) is { Count: > 0 } faults)
        {
            return ConnectionRefusals.Invalid(faults);
        }

        if (command.Enabled == true && !before.Enabled && await GrainFactory.Entitlements(TenantId).Check(Features.Sso) is { } lacking)
        {
            return lacking;
        }

        var needsTest = ConnectionRules.NeedTest(before.Settings, settings);
        if (command.Enabled == true && (needsTest || !before.IsTested))
        {
            return ConnectionRefusals.NotTested;
        }

        var after = before with
        {
            Settings = settings,
            Secret = secret,
            Enabled = (command.Enabled ?? before.Enabled) && !needsTest,
            ByOwner = command.Actor is { Kind: "member", Role: Role.Owner } || (before.ByOwner && !needsTest),
        };
        await store.ChangeAsync(TenantId, command.Actor, before, after, needsTest, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> Remove(ActOnConnection command)
    {
        if (!May(command.Actor))
        {
            return CommonRefusals.Forbidden;
        }

        if (await store.FindAsync(TenantId, command.Connection, CancellationToken.None) is not { } connection)
        {
            return ConnectionRefusals.NotFound;
        }

        await store.RemoveAsync(TenantId, command.Actor, connection, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<string>> AddDomain(ActOnDomain command)
    {
        if (!May(command.Actor))
        {
            return CommonRefusals.Forbidden;
        }

        if (ConnectionRules.DomainOf(command.Domain) is not { } domain)
        {
            return CommonRefusals.Invalid("domain.invalid", ("domain", "Give a domain, such as example.com."));
        }

        if (ConnectionRules.IsPublicMail(domain))
        {
            return CommonRefusals.Invalid("domain.invalid", ("domain", $"Anybody can have an address of {domain}: it cannot be proved."));
        }

        var all = await domains.AllAsync(TenantId, CancellationToken.None);
        if (all.ContainsKey(domain))
        {
            return domain;
        }

        if (all.Count >= ConnectionRules.MostDomains)
        {
            return DomainRefusals.TooMany(ConnectionRules.MostDomains);
        }

        await domains.AddAsync(TenantId, command.Actor, domain, CancellationToken.None);
        return domain;
    }

    public async Task<Result<Done>> CheckDomain(ActOnDomain command)
    {
        var found = await ProofAsync(command);
        if (!found.Ok || found.Value.IsProved)
        {
            return found.Ok ? Done.It : found.Refusal!;
        }

        var proof = found.Value;
        var texts = await names.TextsAsync(DomainNames.RecordOf(proof.Domain), CancellationToken.None);
        if (texts?.Contains(DomainNames.ValueOf(proof.Token), StringComparer.Ordinal) != true)
        {
            await domains.NoteCheckAsync(TenantId, proof.Domain, CancellationToken.None);
            return texts is null ? DomainRefusals.NoAnswer : DomainRefusals.NotProved;
        }

        await domains.ProveAsync(TenantId, command.Actor, proof.Domain, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> RemoveDomain(ActOnDomain command)
    {
        var found = await ProofAsync(command);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        await domains.RemoveAsync(TenantId, command.Actor, found.Value.Domain, CancellationToken.None);
        return Done.It;
    }

    private static bool May(Actor actor) => RoleTable.Of(actor, Permission.ConnectionsWrite) == Reach.All;

    private async Task<Result<DomainProof>> ProofAsync(ActOnDomain command)
    {
        if (!May(command.Actor))
        {
            return CommonRefusals.Forbidden;
        }

        return ConnectionRules.DomainOf(command.Domain) is { } domain && (await domains.AllAsync(TenantId, CancellationToken.None)).TryGetValue(domain, out var proof) ? proof : DomainRefusals.NotFound;
    }

    private async Task<Dictionary<string, string>> FaultsOf(ConnectionSettings settings, string? secret)
    {
        var teams = await store.TeamsAsync(TenantId, [.. settings.Rules.Select(r => r.Team).OfType<Guid>().Distinct()], CancellationToken.None);
        return ConnectionRules.FaultsOf(settings, secret, teams, options.Value.AllowPrivate);
    }
}
