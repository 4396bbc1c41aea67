using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.SignIn.Connections;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>Decides which member somebody is whom a provider vouches for: by the subject that was linked before; by e-mail only where the
/// provider has verified it and the tenant has proved its domain, for otherwise a provider's admin could be anybody.</summary>
internal sealed class SsoAdmission(ConnectionStore connections, DomainStore domains, IGrainFactory grains, TimeProvider time)
{
    /// <summary>Who it is, or why nobody. Nothing is changed.</summary>
    /// <param name="checks">Takes what was looked at on the way.</param>
    public async Task<Result<SsoMatch>> FindAsync(Guid tenant, Connection connection, SsoPerson person, Checks checks, CancellationToken cancellationToken)
    {
        var subject = await connections.SubjectAsync(tenant, connection, person.Subject, cancellationToken);
        var isProved = person.Domain is { } domain && await domains.IsProvedAsync(tenant, domain, cancellationToken);
        checks.Advise("E-mail", person.Email is not null, $"The address is {person.Email}.", $"The claim {connection.Settings.EmailClaim} is missing or no address. Ask for the scope email.");
        checks.Advise("E-mail verified", person.EmailVerified, "The provider has verified the address.", $"The claim {connection.Settings.VerifiedClaim} is not true. Of Entra it is xms_edov.");
        checks.Advise("Domain", isProved, $"{person.Domain} is proved.", $"{person.Domain ?? "The address's domain"} is not proved. Prove it under Domains.");
        if (await connections.MemberOfAsync(tenant, connection.Id, subject, cancellationToken) is { } linked)
        {
            // Linked by whoever had a hand in the provider, perhaps before they became an owner.
            return linked.IsOwner && !connection.ByOwner ? SsoRefusals.OwnerNotTrusted : new SsoMatch(linked.Member, subject, false);
        }

        if (RefusalOf(person, isProved) is { } refusal)
        {
            return refusal;
        }

        return await connections.MembersByEmailAsync(tenant, person.Email!, cancellationToken) switch
        {
            [{ IsOwner: true }] when !connection.ByOwner => SsoRefusals.OwnerNotTrusted,
            [var found] => new SsoMatch(found.Member, subject, false),
            [] when connection.Settings.JustInTime => new SsoMatch(Guid.CreateVersion7(time.GetUtcNow()), subject, true),
            [] => SsoRefusals.NotAMember,
            _ => SsoRefusals.Ambiguous,
        };
    }

    /// <summary>Lets the member in.</summary>
    public Task<Result<MemberSession>> AdmitAsync(Guid tenant, Connection connection, SsoPerson person, SsoMatch match)
    {
        var (role, team) = person.PlaceBy(connection.Settings, match.IsNew);
        return grains.Member(tenant, match.Member).Admit(new AdmitMember(connection.Id, match.Subject, match.IsNew, person.Email, person.Name, role, team));
    }

    private static Refusal? RefusalOf(SsoPerson person, bool isProved) => person switch
    {
        { Email: null } => SsoRefusals.NoEmail,
        { EmailVerified: false } => SsoRefusals.EmailNotVerified,
        _ => isProved ? null : SsoRefusals.DomainNotProved,
    };
}

/// <param name="Subject">By what the connection finds the member from now on.</param>
/// <param name="IsNew">The member is to be made.</param>
internal sealed record SsoMatch(Guid Member, byte[] Subject, bool IsNew);
