namespace CallInsight.Contracts.Insights;

/// <param name="Day">The day that it belongs to, in everybody's own time zone.</param>
/// <param name="Text">1 to <see cref="AnnotationRefusals.LongestText"/> characters.</param>
/// <param name="Annotation">The id it gets; null: a new one.</param>
[GenerateSerializer, Alias("AddAnnotation"), Immutable]
public sealed record AddAnnotation([property: Id(0)] Actor Actor, [property: Id(1)] DateOnly Day, [property: Id(2)] string Text, [property: Id(3)] Guid? Annotation = null);

/// <param name="Day">Null: stays.</param>
/// <param name="Text">Null: stays.</param>
[GenerateSerializer, Alias("ChangeAnnotation"), Immutable]
public sealed record ChangeAnnotation([property: Id(0)] Actor Actor, [property: Id(1)] Guid Annotation, [property: Id(2)] DateOnly? Day, [property: Id(3)] string? Text);

[GenerateSerializer, Alias("RemoveAnnotation"), Immutable]
public sealed record RemoveAnnotation([property: Id(0)] Actor Actor, [property: Id(1)] Guid Annotation);
