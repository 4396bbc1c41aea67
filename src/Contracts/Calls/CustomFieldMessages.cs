namespace CallInsight.Contracts.Calls;

/// <summary>A field that a tenant gives its calls, beside those that all calls have.</summary>
/// <param name="Code">From 1; rows of facts name the field by it. Never given twice.</param>
/// <param name="Key">As calls have it in <c>customFields</c>.</param>
/// <param name="Kind">One of <see cref="CustomFields.Kinds"/>.</param>
[GenerateSerializer, Alias("CustomField"), Immutable]
public sealed record CustomField([property: Id(0)] int Code, [property: Id(1)] string Key, [property: Id(2)] string Kind)
{
    /// <summary>What questions, lists and files call it.</summary>
    public string Name => CustomFields.Prefix + Key;

    /// <summary>The kind of labels that its texts are.</summary>
    public string LabelKind => CustomFields.LabelKindOf(Code);

    public bool IsNumber => Kind == CustomFields.Number;
}

/// <summary>The kinds of fields, and their limits.</summary>
public static class CustomFields
{
    public const string Text = "text";
    public const string Number = "number";
    public const string YesNo = "yesNo";
    public const string Day = "day";

    /// <summary>What the names of all of them begin with, outside of a call's own <c>customFields</c>.</summary>
    public const string Prefix = "customFields.";

    /// <summary>Fields of one tenant: each is a column over all of its calls in memory.</summary>
    public const int Most = 10;

    /// <summary>Of them such as are numbers, which take 8 bytes a call instead of 1 or 2.</summary>
    public const int MostNumbers = 3;

    public const int LongestKey = 40;

    /// <summary>Characters of a text.</summary>
    public const int LongestText = 100;

    /// <summary>Different texts of one field.</summary>
    public const int MostTexts = 1_000;

    public static IReadOnlyList<string> Kinds { get; } = [Text, Number, YesNo, Day];

    private const string LabelPrefix = "field.";

    public static string LabelKindOf(int code) => FormattableString.Invariant($"{LabelPrefix}{code}");

    /// <summary>Whether labels of a kind are texts of a field.</summary>
    public static bool IsLabelKind(string kind) => kind.StartsWith(LabelPrefix, StringComparison.Ordinal);
}

/// <param name="Key">A letter, then letters, digits, <c>_</c> and <c>-</c>; at most <see cref="CustomFields.LongestKey"/> in all.</param>
[GenerateSerializer, Alias("DefineCustomField"), Immutable]
public sealed record DefineCustomField([property: Id(0)] Actor Actor, [property: Id(1)] string Key, [property: Id(2)] string Kind);

[GenerateSerializer, Alias("RemoveCustomField"), Immutable]
public sealed record RemoveCustomField([property: Id(0)] Actor Actor, [property: Id(1)] string Key);

/// <summary>Why a field is not kept.</summary>
public static class CustomFieldRefusals
{
    public static Refusal NotFound { get; } = new("customField.notFound", RefusalKind.NotFound, "There is no such field.");

    public static Refusal OtherKind(string kind) => new("customField.otherKind", RefusalKind.Conflict, $"This field is of the kind {kind}. Remove it first: calls keep what they were given.");

    public static Refusal Invalid(params (string Field, string Problem)[] fields) => CommonRefusals.Invalid("customField.invalid", fields);
}
