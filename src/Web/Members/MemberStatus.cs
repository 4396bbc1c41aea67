namespace CallInsight.Web.Members;

/// <summary>Where a member stands, in words and colours.</summary>
internal static class MemberStatus
{
    public static IReadOnlyList<string> All { get; } = ["invited", "active", "deactivated"];

    public static string Label(string status) => status switch
    {
        "invited" => "Invited",
        "active" => "Active",
        "deactivated" => "Deactivated",
        _ => status,
    };

    /// <summary>The kind of a StatusChip.</summary>
    public static string? Chip(string status) => status switch
    {
        "invited" => "accent",
        "active" => "good",
        _ => null,
    };
}
