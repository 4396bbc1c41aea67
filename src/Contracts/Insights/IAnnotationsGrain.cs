namespace CallInsight.Contracts.Insights;

/// <summary>Writes what people note beside a tenant's figures: "new pitch started". Key <c>t/{tenant}</c>.</summary>
[Alias("IAnnotationsGrain"), GrainInterfaceType("annotations")]
public interface IAnnotationsGrain : ITenantOwned
{
    /// <summary>Adds an annotation. The same command twice is the same as once.</summary>
    /// <returns>Its id. Refused: <c>annotation.invalid</c>, <c>permission.denied</c>.</returns>
    [Alias("Add")]
    Task<Result<Guid>> Add(AddAnnotation command);

    /// <summary>Changes the day or the text. Whose permission reaches teams changes only their own.</summary>
    /// <returns>Refused: <c>annotation.notFound</c>, <c>annotation.invalid</c>, <c>permission.denied</c>.</returns>
    [Alias("Change")]
    Task<Result<Done>> Change(ChangeAnnotation command);

    /// <summary>Removes an annotation. Whose permission reaches teams removes only their own.</summary>
    /// <returns>Refused: <c>annotation.notFound</c>, <c>permission.denied</c>.</returns>
    [Alias("Remove")]
    Task<Result<Done>> Remove(RemoveAnnotation command);
}
