using CallInsight.Web.Shared;

namespace CallInsight.Web.Operations;

/// <summary>How operators' pages write things.</summary>
internal static class OperatorWords
{
    private const int CommitDigits = 9;

    public static string Kind(string kind) => kind switch
    {
        "silo" => "Silo",
        "web" => "Web",
        _ => "All in one",
    };

    /// <summary>Version and the beginning of the commit.</summary>
    public static string Release(string release) => release.IndexOf('+') is var at and >= 0 && release.Length > at + CommitDigits ? release[..(at + CommitDigits)] : release;

    /// <summary>A size: 1,570 B, 15.7 kB, 351 MB.</summary>
    public static string Bytes(long bytes) => Figures.Tile(bytes) is var text && char.IsAsciiDigit(text[^1]) ? $"{text}\u00A0B" : $"{text}B";

    /// <summary>A grain's type without its assembly and namespaces.</summary>
    public static string GrainType(string type)
    {
        var name = type.Split(',')[0];
        return name[(name.LastIndexOf('.') + 1)..];
    }

    /// <summary>A status with the kind of its chip.</summary>
    public static (string Text, string? Kind) Status(string status) => status switch
    {
        "active" => ("Active", "good"),
        "suspended" => ("Suspended", "bad"),
        "invited" => ("Invited", "warn"),
        _ => ("Deactivated", null),
    };

    /// <summary>What an operator did.</summary>
    public static string Deed(string action) => action switch
    {
        "operator.linkMade" => "Made a set-up link",
        "operator.enrolled" => "Set password and codes",
        "operator.signedIn" => "Signed in",
        "operator.signedOut" => "Signed out",
        "operator.deactivated" => "Deactivated an operator",
        "tenant.suspended" => "Suspended a workspace",
        "tenant.resumed" => "Resumed a workspace",
        "silo.drained" => "Drained a silo",
        "job.retried" => "Retried a job",
        "message.retried" => "Retried a message",
        "announcement.made" => "Made an announcement",
        "announcement.ended" => "Ended an announcement",
        _ => action,
    };
}
