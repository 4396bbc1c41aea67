namespace CallInsight.Web.Shared;

/// <summary>What a control inside a <see cref="FormField"/> must carry: <c>id</c>, <c>aria-describedby</c>, and <c>aria-invalid</c> where it is wrong.</summary>
public sealed record FieldIds(string Id, string? DescribedBy, bool IsInvalid)
{
    /// <summary>The value of aria-invalid; null leaves the attribute out.</summary>
    public string? AriaInvalid => IsInvalid ? "true" : null;
}

/// <summary>One thing that is wrong with a form, and the id of its control where there is one.</summary>
public sealed record FormError(string Text, string? FieldId = null);
