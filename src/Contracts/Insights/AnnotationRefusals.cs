namespace CallInsight.Contracts.Insights;

/// <summary>Why an annotation is not kept.</summary>
public static class AnnotationRefusals
{
    public const int LongestText = 200;

    public static Refusal NotFound { get; } = new("annotation.notFound", RefusalKind.NotFound, "There is no such annotation.");

    public static Refusal Invalid(params (string Field, string Problem)[] fields) => CommonRefusals.Invalid("annotation.invalid", fields);
}
