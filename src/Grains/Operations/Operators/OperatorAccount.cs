using CallInsight.Contracts.Operations;
using CallInsight.Grains.Members;

namespace CallInsight.Grains.Operations.Operators;

/// <summary>What is known of an operator, and what may become of them.</summary>
/// <param name="Status"><c>invited</c>, <c>active</c> or <c>deactivated</c>.</param>
/// <param name="Codes">The secret of one-time codes; null before the first link was used.</param>
/// <param name="CodeStep">Of the last code.</param>
/// <param name="Recovery">Hashes of recovery codes that are left.</param>
internal sealed record OperatorAccount(
    Guid Id,
    string Email,
    string Name,
    string Status,
    string? PasswordHash,
    byte[]? Codes,
    long CodeStep,
    IReadOnlyList<byte[]> Recovery,
    int FailedAttempts,
    DateTimeOffset? LockedUntil,
    int Epoch,
    PendingLink? Link)
{
    public bool IsActive => Status == "active";

    public OperatorSession? Session => IsActive ? new OperatorSession(Id, Email, Name, Epoch, Recovery.Count) : null;

    /// <summary>With one more attempt counted; null while it is locked, or not active.</summary>
    public OperatorAccount? Attempted(DateTimeOffset now)
    {
        if (!IsActive || LockedUntil > now)
        {
            return null;
        }

        var attempts = (LockedUntil is null ? FailedAttempts : 0) + 1;
        return this with { FailedAttempts = attempts, LockedUntil = attempts >= SignInAttempts.Most ? now + SignInAttempts.LockedFor : null };
    }

    /// <summary>After the right code; null when it is wrong or was used.</summary>
    public OperatorAccount? WithCode(string code, DateTimeOffset now)
    {
        if (Codes is not { } codes)
        {
            return null;
        }

        if (TimeCodes.StepOf(code, codes, now, CodeStep) is { } step)
        {
            return this with { CodeStep = step, FailedAttempts = 0, LockedUntil = null };
        }

        return RecoveryCodes.Use(Recovery, code) is { } left ? this with { Recovery = left, FailedAttempts = 0, LockedUntil = null } : null;
    }

    /// <summary>After the link was used: all that was good before is not any more.</summary>
    public OperatorAccount Enrolled(string passwordHash, long step, IReadOnlyList<string> recovery) => this with
    {
        Status = "active",
        PasswordHash = passwordHash,
        Codes = Link!.Codes,
        CodeStep = step,
        Recovery = [.. recovery.Select(RecoveryCodes.Hash)],
        FailedAttempts = 0,
        LockedUntil = null,
        Epoch = Epoch + 1,
        Link = null,
    };
}

/// <summary>A one-time link that was not used.</summary>
/// <param name="Codes">The secret of one-time codes that it will set.</param>
internal sealed record PendingLink(byte[] Hash, byte[] Codes, DateTimeOffset ExpiresAt);
