using CallInsight.Contracts.SignIn.Connections;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>A connection as it is kept.</summary>
/// <param name="Revision">Counts changes of what a test looks at.</param>
/// <param name="IsTested">A test of this revision has passed.</param>
/// <param name="ByOwner">An owner has saved it as it is: owners may sign in by it.</param>
internal sealed record Connection(Guid Id, ConnectionSettings Settings, string? Secret, bool Enabled, int Revision, bool IsTested, bool ByOwner);

/// <summary>A member of an address or a subject.</summary>
internal sealed record Addressed(Guid Member, bool IsOwner);

/// <param name="Token">What the TXT record must hold.</param>
internal sealed record DomainProof(string Domain, string Token, bool IsProved);
