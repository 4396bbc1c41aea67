using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls;

/// <summary>Custom fields as addresses and questions name them: <c>customFields.campaign</c>.</summary>
internal static class FieldNames
{
    /// <summary>Whether a parameter names a custom field, known or not.</summary>
    public static bool IsOne(string name) => name.StartsWith(CustomFields.Prefix, StringComparison.Ordinal) && name.Length > CustomFields.Prefix.Length;

    public static string KeyOf(string name) => name[CustomFields.Prefix.Length..];

    /// <summary>The field that an address names: its key, which is as long as people write it.</summary>
    public static string? LabelOf(string name) => IsOne(name) ? KeyOf(name) : null;
}
