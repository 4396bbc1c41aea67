using System.Text.Json.Serialization;
using CallInsight.Contracts.Insights;

namespace CallInsight.Contracts.Search;

/// <summary>Which calls a search means: what was typed, and the filters of the list of calls. What is null or empty asks for nothing.</summary>
[GenerateSerializer, Alias("SearchCriteria"), Immutable]
public sealed record SearchCriteria
{
    /// <summary>As typed, see <see cref="ISearchGrain"/>.</summary>
    [Id(0)]
    public string? Words { get; init; }

    /// <summary>The call began then or later.</summary>
    [Id(1)]
    public DateTimeOffset? From { get; init; }

    /// <summary>The call began before.</summary>
    [Id(2)]
    public DateTimeOffset? To { get; init; }

    [Id(3)]
    public Guid? Rep { get; init; }

    [Id(4)]
    public Guid? Team { get; init; }

    [Id(5)]
    public string? Stage { get; init; }

    /// <summary><c>won</c>, <c>lost</c> or <c>open</c>.</summary>
    [Id(6)]
    public string? Outcome { get; init; }

    /// <summary>Of the call's analysis. Alerts tell of what is <c>ready</c> alone.</summary>
    [Id(7)]
    public string? Status { get; init; }

    [Id(8)]
    public string? Source { get; init; }

    /// <summary>E-mail of somebody who was there.</summary>
    [Id(9)]
    public string? Participant { get; init; }

    [Id(10)]
    public string? Tag { get; init; }

    /// <summary><c>inbound</c> or <c>outbound</c>.</summary>
    [Id(11)]
    public string? Direction { get; init; }

    [Id(12)]
    public string? Language { get; init; }

    /// <summary>Keys of topics that all came up.</summary>
    [Id(13)]
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Fields that must not be known: rep, team, stage, source, direction, language.</summary>
    [Id(14)]
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>IANA, in which the days of <see cref="Words"/> begin.</summary>
    [Id(15)]
    public string Zone { get; init; } = "UTC";

    /// <summary>Whether it means every call.</summary>
    public bool HasNothing() => Words is null && From is null && To is null && Rep is null && Team is null && Stage is null && Outcome is null && Status is null && Source is null
        && Participant is null && Tag is null && Direction is null && Language is null && Topics.Count == 0 && Without.Count == 0;
}

/// <summary>How the owner of a saved search is told of calls that match.</summary>
public static class SearchAlerts
{
    public const string Off = "none";

    /// <summary>In each way that the owner chose for it.</summary>
    public const string AtOnce = "atOnce";

    /// <summary>In the portal and in the mail of the next morning.</summary>
    public const string Daily = "daily";

    public static IReadOnlyList<string> All { get; } = [Off, AtOnce, Daily];
}

/// <param name="Alert">One of <see cref="SearchAlerts.All"/>.</param>
/// <param name="Search">The id it gets: who saves it again under the same saves nothing more.</param>
[GenerateSerializer, Alias("SaveSearch"), Immutable]
public sealed record SaveSearch(
    [property: Id(0)] Actor Actor, [property: Id(1)] string Name, [property: Id(2)] SearchCriteria Criteria, [property: Id(3)] Sharing Sharing, [property: Id(4)] string Alert, [property: Id(5)] Guid Search);

/// <param name="Criteria">Null: stay.</param>
/// <param name="IfMatch">Versions of which one must be the present one; null: whichever.</param>
[GenerateSerializer, Alias("ChangeSearch"), Immutable]
public sealed record ChangeSearch(
    [property: Id(0)] Actor Actor, [property: Id(1)] Guid Search, [property: Id(2)] string Name, [property: Id(3)] SearchCriteria? Criteria, [property: Id(4)] Sharing Sharing, [property: Id(5)] string Alert, [property: Id(6)] IReadOnlyList<int>? IfMatch = null);

/// <param name="IfMatch">Versions of which one must be the present one; null: whichever.</param>
[GenerateSerializer, Alias("DeleteSearch"), Immutable]
public sealed record DeleteSearch([property: Id(0)] Actor Actor, [property: Id(1)] Guid Search, [property: Id(2)] IReadOnlyList<int>? IfMatch = null);

/// <param name="Call">That became ready, or was changed.</param>
/// <param name="IsQuiet">Its findings were only made anew: what matches is noted, and nobody is told.</param>
[GenerateSerializer, Alias("MatchSearches"), Immutable]
public sealed record MatchSearches([property: Id(0)] Guid Job, [property: Id(1)] Guid Call, [property: Id(2)] int Attempt, [property: Id(3)] bool IsQuiet = false);

/// <summary>The JSON of a saved search's criteria. Its shape changes by adding.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SearchCriteria))]
public sealed partial class SearchJson : JsonSerializerContext;
