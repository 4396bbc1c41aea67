namespace CallInsight.Contracts.Operations;

/// <param name="By">Who invites; null for who has the operators' token.</param>
[GenerateSerializer, Alias("InviteOperator"), Immutable]
public sealed record InviteOperator([property: Id(0)] Guid? By, [property: Id(1)] string Email, [property: Id(2)] string Name);

/// <param name="Token">The link's secret, shown this once.</param>
[GenerateSerializer, Alias("OperatorLink"), Immutable]
public sealed record OperatorLink([property: Id(0)] Guid Account, [property: Id(1)] string Token, [property: Id(2)] DateTimeOffset ExpiresAt);

/// <param name="Secret">Of one-time codes (RFC 6238), in base 32: shown while the link is good.</param>
[GenerateSerializer, Alias("OperatorEnrolment"), Immutable]
public sealed record OperatorEnrolment([property: Id(0)] string Email, [property: Id(1)] string Name, [property: Id(2)] string Secret);

/// <param name="PasswordHash">Made by the identity framework's hasher.</param>
/// <param name="Code">A present code, as proof that the secret was kept.</param>
[GenerateSerializer, Alias("UseOperatorLink"), Immutable]
public sealed record UseOperatorLink([property: Id(0)] string Token, [property: Id(1)] string PasswordHash, [property: Id(2)] string Code);

/// <param name="RecoveryCodes">Each good once instead of a code; shown this once.</param>
[GenerateSerializer, Alias("OperatorEnrolled"), Immutable]
public sealed record OperatorEnrolled([property: Id(0)] OperatorSession Session, [property: Id(1)] IReadOnlyList<string> RecoveryCodes);

[GenerateSerializer, Alias("OperatorAttempt"), Immutable]
public sealed record OperatorAttempt([property: Id(0)] Guid Account, [property: Id(1)] string PasswordHash);

/// <param name="Account">Null where no attempt was admitted: then only the address is counted.</param>
/// <param name="Code">One-time code or recovery code.</param>
[GenerateSerializer, Alias("EndOperatorSignIn"), Immutable]
public sealed record EndOperatorSignIn([property: Id(0)] Guid? Account, [property: Id(1)] string AddressHash, [property: Id(2)] bool HasPassword, [property: Id(3)] string Code);

/// <param name="Epoch">Sessions of another number have ended.</param>
/// <param name="RecoveryCodes">How many are left.</param>
[GenerateSerializer, Alias("OperatorSession"), Immutable]
public sealed record OperatorSession([property: Id(0)] Guid Account, [property: Id(1)] string Email, [property: Id(2)] string Name, [property: Id(3)] int Epoch, [property: Id(4)] int RecoveryCodes);

[GenerateSerializer, Alias("DeactivateOperator"), Immutable]
public sealed record DeactivateOperator([property: Id(0)] Guid By, [property: Id(1)] Guid Account);
