namespace CallInsight.Contracts;

/// <summary>Refusals that every capability shares.</summary>
public static class CommonRefusals
{
    public static Refusal Forbidden { get; } = new("permission.denied", RefusalKind.Forbidden, "You may not do this. Ask an admin of your workspace for the role it needs.");

    /// <summary>To a repeated command that made a secret the first time.</summary>
    public static Refusal SecretShown { get; } = new("idempotency.secretShown", RefusalKind.Conflict, "This was done. Its secret was in the first answer and is kept nowhere; make a new one if it is lost.");

    public static Refusal Invalid(string code, params (string Field, string Problem)[] fields)
        => new(code, RefusalKind.Invalid, "Some fields are not right.", fields.ToDictionary(f => f.Field, f => f.Problem, StringComparer.Ordinal));
}
