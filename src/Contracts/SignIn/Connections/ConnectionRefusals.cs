namespace CallInsight.Contracts.SignIn.Connections;

public static class ConnectionRefusals
{
    public static Refusal NotFound { get; } = new("connection.notFound", RefusalKind.NotFound, "There is no such connection.");

    public static Refusal NotTested { get; } = new("connection.notTested", RefusalKind.Conflict, "Test this connection first: it can be switched on once a test with these settings has passed.");

    public static Refusal TooMany(int most) => new("connection.tooMany", RefusalKind.Conflict, FormattableString.Invariant($"A workspace has at most {most} connections. Remove one first."));

    public static Refusal Invalid(IReadOnlyDictionary<string, string> fields) => new("connection.invalid", RefusalKind.Invalid, "Some fields are not right.", fields);
}

public static class DomainRefusals
{
    public static Refusal NotFound { get; } = new("domain.notFound", RefusalKind.NotFound, "There is no such domain.");

    public static Refusal NotProved { get; } = new("domain.notProved", RefusalKind.Conflict, "The TXT record was not found. A new record may take an hour until it is seen everywhere.");

    public static Refusal NoAnswer { get; } = new("domain.noAnswer", RefusalKind.Conflict, "The domain name system gave no answer. Try again in some minutes.");

    public static Refusal TooMany(int most) => new("domain.tooMany", RefusalKind.Conflict, FormattableString.Invariant($"A workspace has at most {most} domains. Remove one first."));
}

/// <summary>Why a sign-in by an identity provider came to nothing.</summary>
public static class SsoRefusals
{
    public static Refusal NoAnswer { get; } = new("sso.noAnswer", RefusalKind.Conflict, "Your identity provider does not answer as it should. Try again, or ask an admin of your workspace.");

    public static Refusal Expired { get; } = new("sso.expired", RefusalKind.Conflict, "This sign-in took too long, was used already or began in another browser. Start again.");

    public static Refusal Declined { get; } = new("sso.declined", RefusalKind.Forbidden, "Your identity provider did not sign you in.");

    public static Refusal NotAccepted { get; } = new("sso.notAccepted", RefusalKind.Forbidden, "Your identity provider's answer was not accepted. Ask an admin of your workspace to test the connection.");

    public static Refusal NoEmail { get; } = new("sso.noEmail", RefusalKind.Forbidden, "Your identity provider told no e-mail address of yours.");

    public static Refusal EmailNotVerified { get; } = new("sso.emailNotVerified", RefusalKind.Forbidden, "Your identity provider has not verified your e-mail address.");

    public static Refusal DomainNotProved { get; } = new("sso.domainNotProved", RefusalKind.Forbidden, "The domain of your e-mail address is not one that this workspace has proved.");

    public static Refusal NotAMember { get; } = new("sso.notAMember", RefusalKind.Forbidden, "You are no member of this workspace. Ask an admin to invite you.");

    public static Refusal Ambiguous { get; } = new("sso.ambiguous", RefusalKind.Forbidden, "Several members have your e-mail address. Ask an admin of your workspace.");

    public static Refusal OwnerNotTrusted { get; } = new("sso.ownerNotTrusted", RefusalKind.Forbidden, "Owners sign in by a connection that an owner has saved. Sign in with your password and save this connection, or ask another owner.");

    public static Refusal NotActive { get; } = new("sso.notActive", RefusalKind.Forbidden, "Your account in this workspace was deactivated.");

    /// <summary>Too many attempts from one address.</summary>
    public static Refusal TooOften { get; } = new("sso.tooOften", RefusalKind.RateLimit, "There were too many attempts from your address. Try again in 10 minutes.");

    /// <summary>Every one of them, so that a page can say what a code means.</summary>
    public static IReadOnlyList<Refusal> All { get; } = [NoAnswer, Expired, Declined, NotAccepted, NoEmail, EmailNotVerified, DomainNotProved, NotAMember, Ambiguous, OwnerNotTrusted, NotActive, TooOften];
}
