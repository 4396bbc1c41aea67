using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Tenants;
using CallInsight.Web.Shared;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Identity;

namespace CallInsight.Web.Tenants;

/// <summary>What a person fills in to make a workspace.</summary>
internal sealed record WorkspaceWanted(string Name, string Slug, string OwnerName, string OwnerEmail, string Password);

/// <summary>Makes a workspace whose owner is the visitor, and signs the visitor in.</summary>
internal sealed class WorkspaceSetup(IGrainFactory grains, IPasswordHasher<Account> hasher, NewPasswords passwords, WorkspaceAddresses addresses, Visit visit)
{
    // What the installation gives: nothing is limited unless its settings say so.
    private const string Plan = "";
    private const int FirstEpoch = 1;

    /// <summary>Makes it.</summary>
    /// <returns>Where to go next; null when it was refused, with every reason in <paramref name="faults"/>.</returns>
    public async Task<string?> CreateAsync(WorkspaceWanted wanted, FormFaults faults)
    {
        var tenant = Guid.CreateVersion7();
        CallContext.Enter(tenant);
        var command = new CreateTenant(Actor.System, wanted.Slug, wanted.Name, wanted.OwnerEmail, wanted.OwnerName, Plan, WithApiKey: false, MadeUp: false);
        if (passwords.FaultOf(wanted.Password, wanted.OwnerEmail, wanted.OwnerName, wanted.Name) is { } fault)
        {
            if (await grains.Tenant(tenant).Check(command) is { } refused)
            {
                faults.Add(refused);
            }

            faults.Add("password", fault);
            return null;
        }

        var created = await grains.Tenant(tenant).Create(command with { OwnerPasswordHash = HashOf(wanted) });
        if (created.Refusal is { } refusal)
        {
            faults.Add(refusal.Code == "tenant.slugTaken" ? refusal with { Fields = new Dictionary<string, string> { ["slug"] = refusal.Message } } : refusal);
            return null;
        }

        return await EnterAsync(created.Value, command);
    }

    private string HashOf(WorkspaceWanted wanted)
        => hasher.HashPassword(new Account(new MemberAccount(Guid.Empty, wanted.OwnerEmail, wanted.OwnerEmail, wanted.OwnerName, Role.Owner, "active", null, string.Empty, 0, null, FirstEpoch)), wanted.Password);

    /// <summary>Begins the owner's session where the workspace lies on this host; else its own sign-in is next.</summary>
    private async Task<string> EnterAsync(TenantCreated created, CreateTenant command)
    {
        var address = addresses.From(visit.Http.Request, created.Slug);
        if (addresses.AreHosts)
        {
            return address + "signin";
        }

        var summary = new TenantSummary(created.Tenant, created.Slug, command.Name, "active", command.Plan, command.MadeUp);
        visit.Http.Features.Set(new TenantContext(created.Tenant, summary, address.TrimEnd('/'), "path"));
        await visit.Http.SignInAsync(created.Owner, FirstEpoch, remember: false);
        return address;
    }
}
