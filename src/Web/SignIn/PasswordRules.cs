namespace CallInsight.Web.SignIn;

/// <summary>What a new password must be: long. What it is composed of is the person's own affair.</summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 200;

    /// <summary>What is wrong with a new password, and what to do; null when it is good.</summary>
    /// <param name="known">What anybody may know of the person: e-mail, name, workspace.</param>
    public static string? FaultOf(string? password, params ReadOnlySpan<string?> known)
    {
        if (password is null || password.Length < Shortest)
        {
            return $"Use at least {Shortest} characters. Several words in a row are easy to remember.";
        }

        if (password.Length > Longest)
        {
            return $"Use at most {Longest} characters.";
        }

        if (password.Distinct().Count() < 4)
        {
            return "Use more than three different characters.";
        }

        foreach (var text in known)
        {
            if (password.Trim().Equals(text?.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return "Do not use your name or address as the password.";
            }
        }

        return null;
    }
}
