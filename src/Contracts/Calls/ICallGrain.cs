namespace CallInsight.Contracts.Calls;

/// <summary>A call from its import to its erasure. Key <c>t/{tenant}/c/{call}</c>.</summary>
[Alias("ICallGrain"), GrainInterfaceType("call")]
public interface ICallGrain : ITenantOwned
{
    /// <summary>Reads the transcript, keeps it and lets it be analysed. The same content again is the same call.</summary>
    /// <returns>Refused: <c>call.changed</c>, <c>call.invalid</c>, <c>transcript.*</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Register"), ResponseTimeout("00:02:00")]
    Task<Result<CallReceipt>> Register(RegisterCall command);

    /// <summary>Changes title, stage, outcome and speakers. Figures follow before the answer.</summary>
    /// <returns>The new state. Refused: <c>call.notFound</c>, <c>call.stale</c>, <c>call.invalid</c>, <c>call.notReady</c>.</returns>
    [Alias("Change"), ResponseTimeout("00:02:00")]
    Task<Result<CallVersion>> Change(ChangeCall command);

    /// <summary>Removes the call with all that was derived from it.</summary>
    /// <returns>Refused: <c>call.notFound</c>, <c>call.stale</c>.</returns>
    [Alias("Erase")]
    Task<Result<Done>> Erase(EraseCall command);

    /// <summary>Does the job: findings, search rows and facts row are committed together. Twice is the same as once.</summary>
    [SafeToRepeat, Alias("Analyse")]
    Task Analyse(AnalyseCall job);

    /// <summary>Does the job of a re-analysis: notes what the present rules would give, and changes nothing of the call. Twice is the same as once.</summary>
    [SafeToRepeat, Alias("Try")]
    Task Try(AnalyseCall job);

    /// <summary>Brings the custom fields of its row of facts up to date with how the tenant has defined them. Twice is the same as once.</summary>
    [SafeToRepeat, Alias("RefreshFields")]
    Task RefreshFields();

    /// <summary>Does to this call what is done to many, or takes it back, and notes the result in the same transaction. Twice is the same as once.</summary>
    [Alias("DoStep")]
    Task DoStep(BulkStep step);
}

/// <summary>Analysis without keeping anything. Key <c>t/{tenant}</c>, stateless.</summary>
[Alias("IAnalysisGrain"), GrainInterfaceType("analysis")]
public interface IAnalysisGrain : ITenantOwned
{
    /// <returns>The findings as JSON. Refused: <c>transcript.*</c>.</returns>
    [SafeToRepeat, Alias("Analyse"), ResponseTimeout("00:02:00")]
    Task<Result<byte[]>> Analyse(AnalyseTranscript command);

    /// <returns>Spans of personal data by utterance and start.</returns>
    [SafeToRepeat, Alias("Mask"), ResponseTimeout("00:02:00")]
    Task<PersonalDataFound> Mask(FindPersonalData command);
}
