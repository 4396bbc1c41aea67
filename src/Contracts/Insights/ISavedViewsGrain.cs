namespace CallInsight.Contracts.Insights;

/// <summary>Writes the states of pages that members save under a name. Key <c>t/{tenant}</c>.</summary>
[Alias("ISavedViewsGrain"), GrainInterfaceType("saved-views")]
public interface ISavedViewsGrain : ITenantOwned
{
    /// <summary>Saves a view; it is the actor's own.</summary>
    /// <returns>Its id. Refused: <c>view.invalid</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Save")]
    Task<Result<Guid>> Save(SaveView command);

    /// <summary>Renames a view or shares it otherwise. Its owner may, and who may change settings where it is shared with the tenant.</summary>
    /// <returns>Refused: <c>view.notFound</c>, <c>view.changed</c>, <c>view.invalid</c>, <c>permission.denied</c>.</returns>
    [Alias("Change")]
    Task<Result<Done>> Change(ChangeView command);

    /// <summary>Deletes a view; it leaves every dashboard.</summary>
    /// <returns>Refused: <c>view.notFound</c>, <c>view.changed</c>, <c>permission.denied</c>.</returns>
    [Alias("Delete")]
    Task<Result<Done>> Delete(DeleteView command);
}
