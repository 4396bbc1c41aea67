namespace CallInsight.Analysis.Roles;

/// <summary>A speaker's side and how it is known.</summary>
/// <param name="Inferred">Whether it was concluded from what was said.</param>
/// <param name="Confidence">1 when given, 0 when unknown.</param>
internal readonly record struct RoleOf(SpeakerRole Role, bool Inferred, double Confidence)
{
    public static RoleOf Unknown => new(SpeakerRole.Unknown, false, 0);

    public static RoleOf Given(SpeakerRole role) => new(role, false, 1);
}
