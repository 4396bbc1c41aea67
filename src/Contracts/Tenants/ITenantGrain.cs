namespace CallInsight.Contracts.Tenants;

/// <summary>A customer company: its name, status, teams, keys and settings. Key <c>t/{tenant}</c>.</summary>
[Alias("ITenantGrain"), GrainInterfaceType("tenant")]
public interface ITenantGrain : ITenantOwned
{
    /// <summary>Creates the tenant with its owner and its encryption key. The same command twice is the same as once.</summary>
    /// <returns>Refused: <c>tenant.slugTaken</c>, <c>tenant.invalid</c>.</returns>
    [Alias("Create")]
    Task<Result<TenantCreated>> Create(CreateTenant command);

    /// <summary>Opens a made-up tenant under an address, or closes it and takes the address away. A made-up tenant is closed until it is whole.</summary>
    /// <returns>Refused: <c>tenant.notFound</c> (also where it is no made-up one), <c>tenant.slugTaken</c>, <c>permission.denied</c>.</returns>
    [Alias("MoveMadeUp")]
    Task<Result<Done>> MoveMadeUp(MoveMadeUpTenant command);

    /// <summary>What would be wrong with a new tenant's fields; null when nothing is. Whether its slug is taken shows on creating.</summary>
    [SafeToRepeat, Alias("Check")]
    Task<Refusal?> Check(CreateTenant command);

    /// <summary>What everybody in the tenant may know of it.</summary>
    [SafeToRepeat, Alias("Describe")]
    Task<Result<TenantSummary>> Describe();

    [Alias("Rename")]
    Task<Result<Done>> Rename(RenameTenant command);

    /// <summary>Closes a tenant to its people and keys; nothing of it is lost. Twice is the same as once.</summary>
    /// <returns>Refused: <c>tenant.notFound</c> (also where it is a made-up one), <c>permission.denied</c>, <c>tenant.invalid</c> without a reason.</returns>
    [SafeToRepeat, Alias("Suspend")]
    Task<Result<Done>> Suspend(SuspendTenant command);

    /// <summary>Opens a suspended tenant again. Twice is the same as once.</summary>
    /// <returns>Refused: <c>tenant.notFound</c> (also where it is a made-up one), <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Resume")]
    Task<Result<Done>> Resume(ResumeTenant command);

    /// <summary>The trackers and domains that the analysis uses.</summary>
    [SafeToRepeat, Alias("GetSettings")]
    Task<TenantSettings> GetSettings();

    [Alias("ChangeTrackers")]
    Task<Result<TenantSettings>> ChangeTrackers(ChangeTrackers command);

    /// <summary>Decides what is done with personal data in what is said; <c>stored</c> is for calls that come in from then on.</summary>
    /// <returns>Refused: <c>tenant.invalid</c>, <c>permission.denied</c>.</returns>
    [Alias("ChangeMasking")]
    Task<Result<TenantSettings>> ChangeMasking(ChangeMasking command);

    /// <summary>Decides on which day weeks begin.</summary>
    /// <returns>Refused: <c>tenant.invalid</c>, <c>permission.denied</c>.</returns>
    [Alias("ChangeFirstDay")]
    Task<Result<TenantSettings>> ChangeFirstDay(ChangeFirstDay command);

    /// <summary>Chooses what a metric is seen against. The same command twice is the same as once.</summary>
    /// <returns>Refused: <c>tenant.invalid</c>, <c>permission.denied</c>.</returns>
    [Alias("ChangeBenchmark")]
    Task<Result<TenantSettings>> ChangeBenchmark(ChangeBenchmark command);

    [Alias("CreateTeam")]
    Task<Result<Guid>> CreateTeam(CreateTeam command);

    [Alias("ChangeTeam")]
    Task<Result<Done>> ChangeTeam(ChangeTeam command);

    [Alias("DeleteTeam")]
    Task<Result<Done>> DeleteTeam(DeleteTeam command);

    /// <summary>Makes an API key. The token is in the answer and nowhere else.</summary>
    /// <returns>Refused: <c>key.invalid</c>, <c>permission.denied</c>, <c>idempotency.secretShown</c> where the key is there already.</returns>
    [Alias("IssueKey")]
    Task<Result<ApiKeyIssued>> IssueKey(IssueApiKey command);

    /// <summary>Makes a key like another one, which ends after it.</summary>
    /// <returns>Refused: <c>key.notFound</c>, <c>key.invalid</c>, <c>idempotency.secretShown</c> where the successor is there already.</returns>
    [Alias("ReplaceKey")]
    Task<Result<ApiKeyIssued>> ReplaceKey(ReplaceApiKey command);

    [SafeToRepeat, Alias("RevokeKey")]
    Task<Result<Done>> RevokeKey(RevokeApiKey command);

    /// <summary>The code that stands for a text of a kind (<c>stage</c>, <c>source</c>, <c>topic</c>), made when it is new.</summary>
    /// <returns>Refused: <c>call.invalid</c>, when there are too many of the kind.</returns>
    [SafeToRepeat, Alias("GetLabel")]
    Task<Result<int>> GetLabel(string kind, string text);

    /// <summary>Notes that a key was used; written down at most once a minute.</summary>
    [SafeToRepeat, Alias("KeyUsed")]
    Task KeyUsed(Guid key);
}
