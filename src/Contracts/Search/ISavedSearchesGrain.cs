namespace CallInsight.Contracts.Search;

/// <summary>Writes searches that members keep. Key <c>t/{tenant}</c>.</summary>
[Alias("ISavedSearchesGrain"), GrainInterfaceType("saved-searches")]
public interface ISavedSearchesGrain : ITenantOwned
{
    /// <summary>Keeps a search; it is the actor's own.</summary>
    /// <returns>Its id. Refused: <c>savedSearch.invalid</c>, <c>savedSearch.tooManyAlerts</c>, <c>search.invalid</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Save")]
    Task<Result<Guid>> Save(SaveSearch command);

    /// <summary>Changes a search. Its owner may, and, but for the alert, who may change settings where it is shared with the tenant.</summary>
    /// <returns>Refused: <c>savedSearch.notFound</c>, <c>savedSearch.changed</c>, <c>savedSearch.invalid</c>, <c>savedSearch.tooManyAlerts</c>, <c>search.invalid</c>, <c>permission.denied</c>.</returns>
    [Alias("Change")]
    Task<Result<Done>> Change(ChangeSearch command);

    /// <summary>Deletes a search; nobody is told of it any more.</summary>
    /// <returns>Refused: <c>savedSearch.notFound</c>, <c>savedSearch.changed</c>, <c>permission.denied</c>.</returns>
    [Alias("Delete")]
    Task<Result<Done>> Delete(DeleteSearch command);
}

/// <summary>Compares calls with the tenant's saved searches. Key <c>t/{tenant}</c>, stateless.</summary>
[Alias("ISearchAlertsGrain"), GrainInterfaceType("search-alerts")]
public interface ISearchAlertsGrain : ITenantOwned
{
    /// <summary>Tells the owners of searches that a call matches and who may read it, each search once, and ends the job.</summary>
    [SafeToRepeat, Alias("Match")]
    Task Match(MatchSearches job);
}
