using System.Globalization;

namespace CallInsight.Web.Calls;

/// <summary>Names of what is written in codes.</summary>
internal static partial class CallWords
{
    public static string RoleName(string role) => Named("Role_", role);

    public static string OutcomeName(string outcome) => Named("Outcome_", outcome);

    public static string StatusName(string status) => Named("Status_", status);

    /// <summary>A built-in topic's name; a tracker's key as words.</summary>
    public static string TopicName(string topic) => Named("Topic_", topic);

    /// <summary>An objection's kind as words.</summary>
    public static string KindName(string kind) => kind.Replace('_', ' ');

    private static string Named(string prefix, string code)
        => _words.GetString(prefix + code, CultureInfo.CurrentUICulture) ?? code.Replace('_', ' ');
}
