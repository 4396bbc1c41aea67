namespace CallInsight.Contracts;

/// <summary>What sort of no it is; decides the status of the answer over HTTP.</summary>
public enum RefusalKind
{
    /// <summary>400: fields are wrong; all of them are named.</summary>
    Invalid,

    /// <summary>403: the actor may not do this.</summary>
    Forbidden,

    /// <summary>404: there is no such thing, or not for this tenant.</summary>
    NotFound,

    /// <summary>409: it contradicts what is there.</summary>
    Conflict,

    /// <summary>412: the version asked for is not the present one.</summary>
    Stale,

    /// <summary>422: a transcript that cannot be read.</summary>
    Unreadable,

    /// <summary>402: beyond the plan.</summary>
    PlanLimit,

    /// <summary>429: too often.</summary>
    RateLimit,
}

/// <summary>What a rule refuses.</summary>
/// <param name="Code">Stable, for programs: <c>call.changed</c>.</param>
/// <param name="Message">What is wrong and what to do, for a person.</param>
/// <param name="Fields">For <see cref="RefusalKind.Invalid"/>: each wrong field with what is wrong.</param>
/// <param name="Line">For <see cref="RefusalKind.Unreadable"/>: the line of the source, from 1.</param>
/// <param name="Plan">For <see cref="RefusalKind.PlanLimit"/>: what the plan lacks.</param>
[GenerateSerializer, Alias("Refusal"), Immutable]
public sealed record Refusal(
    [property: Id(0)] string Code,
    [property: Id(1)] RefusalKind Kind,
    [property: Id(2)] string Message,
    [property: Id(3)] IReadOnlyDictionary<string, string>? Fields = null,
    [property: Id(4)] int? Line = null,
    [property: Id(5)] PlanNote? Plan = null);

/// <summary>What a plan lacks: a feature, or more of a meter.</summary>
/// <param name="Plan">The name of the plan in force.</param>
/// <param name="Limit">In the meter's unit.</param>
/// <param name="Used">Before what was refused.</param>
/// <param name="ResetsAt">When counting begins again; null: it does not.</param>
[GenerateSerializer, Alias("PlanNote"), Immutable]
public sealed record PlanNote(
    [property: Id(0)] string Plan,
    [property: Id(1)] string? Feature = null,
    [property: Id(2)] string? Meter = null,
    [property: Id(3)] long? Limit = null,
    [property: Id(4)] long? Used = null,
    [property: Id(5)] DateTimeOffset? ResetsAt = null);

/// <summary>A value, or why there is none.</summary>
[GenerateSerializer, Alias("Result`1"), Immutable]
public sealed class Result<T>
{
    [Id(0)]
    private readonly T? _value;

    [Id(1)]
    private readonly Refusal? _refusal;

    private Result(T? value, Refusal? refusal) => (_value, _refusal) = (value, refusal);

    /// <summary>Why there is no value; null when there is one.</summary>
    public Refusal? Refusal => _refusal;

    /// <summary>Whether there is a value.</summary>
    public bool Ok => _refusal is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => _refusal is null ? _value! : throw new InvalidOperationException($"Refused: {_refusal.Code}.");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>Nothing to tell but that it is done.</summary>
[GenerateSerializer, Alias("Done"), Immutable]
public sealed record Done
{
    public static Done It { get; } = new();
}
