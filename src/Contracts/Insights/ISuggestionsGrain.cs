namespace CallInsight.Contracts.Insights;

/// <summary>What one reader of suggestions put off. Key <c>t/{tenant}/g/{reader}</c>.</summary>
[Alias("ISuggestionsGrain"), GrainInterfaceType("suggestions")]
public interface ISuggestionsGrain : ITenantOwned
{
    /// <summary>Lets the reader see the next suggestion in the place of one.</summary>
    /// <returns>Refused: <c>permission.denied</c> to everybody but the reader.</returns>
    [SafeToRepeat, Alias("PutOff")]
    Task<Result<Done>> PutOff(PutOffSuggestion command);

    /// <summary>Shows the reader again what was put off about somebody.</summary>
    /// <returns>Refused: <c>permission.denied</c> to everybody but the reader.</returns>
    [SafeToRepeat, Alias("TakeBack")]
    Task<Result<Done>> TakeBack(TakeSuggestionsBack command);
}
