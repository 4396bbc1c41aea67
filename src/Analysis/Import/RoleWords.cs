namespace CallInsight.Analysis.Import;

/// <summary>Sides of a call as vendors name them.</summary>
internal static class RoleWords
{
    /// <summary>The role that a whole label means, such as <c>AGENT</c>; unknown for any other word.</summary>
    public static SpeakerRole Of(string? label) => label?.Trim().ToUpperInvariant() switch
    {
        "AGENT" or "REP" or "REPRESENTATIVE" or "SALES REP" or "SALES REPRESENTATIVE" or "ADVISOR" or "OPERATOR" => SpeakerRole.Rep,
        "CUSTOMER" or "CALLER" or "CLIENT" or "PROSPECT" or "LEAD" => SpeakerRole.Customer,
        _ => SpeakerRole.Unknown,
    };
}
