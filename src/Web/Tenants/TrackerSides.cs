namespace CallInsight.Web.Tenants;

/// <summary>Who must say a tracker's words.</summary>
internal static class TrackerSides
{
    public static IReadOnlyList<string> All { get; } = ["any", "rep", "customer"];

    public static string Label(string side) => side switch
    {
        "rep" => "Our side",
        "customer" => "The customer",
        _ => "Anybody",
    };
}
