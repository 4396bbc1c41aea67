namespace CallInsight.Web.SignIn;

/// <summary>What a new password must be: long, and not one that others lost.</summary>
internal sealed class NewPasswords(BreachedPasswords breached)
{
    /// <summary>What is wrong with a new password, and what to do; null when it is good.</summary>
    /// <param name="known">What anybody may know of the person: e-mail, name, workspace.</param>
    public string? FaultOf(string? password, params ReadOnlySpan<string?> known)
        => PasswordRules.FaultOf(password, known)
            ?? (breached.Contains(password!) ? "This password stands in lists of passwords that were stolen elsewhere. Choose another." : null);
}
