using CallInsight.Contracts.Members;

namespace CallInsight.Contracts.SignIn.Connections;

/// <summary>What a tenant says of an identity provider.</summary>
/// <param name="Name">As the sign-in page calls it, 1 to 60 characters.</param>
/// <param name="Issuer">Exactly as the provider calls itself; its discovery document lies below it.</param>
/// <param name="Scopes">Beside <c>openid</c>, with spaces between.</param>
/// <param name="EmailClaim">Usually <c>email</c>.</param>
/// <param name="VerifiedClaim">What must be true for the address to be believed: <c>email_verified</c>, of Entra <c>xms_edov</c>.</param>
/// <param name="GroupsClaim">Null where groups are not looked at.</param>
/// <param name="Rules">The first that fits gives the role, and the first with a team the team.</param>
/// <param name="JustInTime">Whether people who are no members become such.</param>
/// <param name="DefaultRole">Whose groups no rule names; never owner.</param>
[GenerateSerializer, Alias("ConnectionSettings"), Immutable]
public sealed record ConnectionSettings(
    [property: Id(0)] string Name,
    [property: Id(1)] string Issuer,
    [property: Id(2)] string ClientId,
    [property: Id(3)] string Scopes,
    [property: Id(4)] string EmailClaim,
    [property: Id(5)] string VerifiedClaim,
    [property: Id(6)] string NameClaim,
    [property: Id(7)] string? GroupsClaim,
    [property: Id(8)] IReadOnlyList<GroupRule> Rules,
    [property: Id(9)] bool JustInTime,
    [property: Id(10)] Role DefaultRole);

/// <param name="Group">As the provider writes it in the claim.</param>
/// <param name="Role">Never owner; null leaves it to other rules.</param>
[GenerateSerializer, Alias("GroupRule"), Immutable]
public sealed record GroupRule([property: Id(0)] string Group, [property: Id(1)] Role? Role, [property: Id(2)] Guid? Team);

/// <param name="Secret">Null for a client without one.</param>
[GenerateSerializer, Alias("CreateConnection"), Immutable]
public sealed record CreateConnection([property: Id(0)] Actor Actor, [property: Id(1)] Guid Connection, [property: Id(2)] ConnectionSettings Settings, [property: Id(3)] string? Secret);

/// <param name="Settings">Null leaves them, as with all fields.</param>
/// <param name="Secret">An empty text takes it away; so does another issuer with none.</param>
[GenerateSerializer, Alias("ChangeConnection"), Immutable]
public sealed record ChangeConnection(
    [property: Id(0)] Actor Actor, [property: Id(1)] Guid Connection, [property: Id(2)] ConnectionSettings? Settings, [property: Id(3)] string? Secret, [property: Id(4)] bool? Enabled);

[GenerateSerializer, Alias("ActOnConnection"), Immutable]
public sealed record ActOnConnection([property: Id(0)] Actor Actor, [property: Id(1)] Guid Connection);

/// <param name="Domain">Such as <c>acme.com</c>.</param>
[GenerateSerializer, Alias("ActOnDomain"), Immutable]
public sealed record ActOnDomain([property: Id(0)] Actor Actor, [property: Id(1)] string Domain);

/// <param name="RedirectUri">Where the provider is to answer, as it is registered there.</param>
/// <param name="ReturnUrl">Where the member wanted to go, in the workspace.</param>
/// <param name="Tester">Who tries the connection out; null for signing in.</param>
[GenerateSerializer, Alias("BeginSso"), Immutable]
public sealed record BeginSso([property: Id(0)] Guid Connection, [property: Id(1)] string RedirectUri, [property: Id(2)] string ReturnUrl, [property: Id(3)] Actor? Tester);

/// <param name="Address">The provider's, with the request.</param>
/// <param name="BrowserKey">For a cookie: who cannot show it does not end the attempt.</param>
[GenerateSerializer, Alias("SsoBegun"), Immutable]
public sealed record SsoBegun([property: Id(0)] string Address, [property: Id(1)] string BrowserKey);

/// <param name="Issuer">The parameter <c>iss</c> of RFC 9207.</param>
/// <param name="Error">The parameter <c>error</c>, where the provider refused.</param>
/// <param name="Visitor">Who is signed in already: a test is ended by who began it.</param>
[GenerateSerializer, Alias("FinishSso"), Immutable]
public sealed record FinishSso(
    [property: Id(0)] Guid Connection,
    [property: Id(1)] string BrowserKey,
    [property: Id(2)] string State,
    [property: Id(3)] string? Code,
    [property: Id(4)] string? Issuer,
    [property: Id(5)] string? Error,
    [property: Id(6)] Guid? Visitor);

/// <param name="Session">To begin; null after a test.</param>
[GenerateSerializer, Alias("SsoFinished"), Immutable]
public sealed record SsoFinished([property: Id(0)] MemberSession? Session, [property: Id(1)] string ReturnUrl);
