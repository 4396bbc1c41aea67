using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;

namespace CallInsight.Grains.Demo.Plan;

/// <summary>A person of the made-up company.</summary>
/// <param name="Team">Index of the team: a rep's own, the one that a manager leads; null for others.</param>
internal sealed record CastMember(string Name, Role Role, int? Team)
{
    public string First => Name[..Name.IndexOf(' ', StringComparison.Ordinal)];

    public string Email => $"{First.ToLowerInvariant()}@{Cast.Domain}";
}

/// <summary>A rep: habits at the beginning of the half year and at its end.</summary>
internal sealed record CastRep(string Name, int Team, Habit Before, Habit After)
{
    public CastMember Member => new(Name, Role.Rep, Team);
}

/// <summary>The made-up company. Names of persons and companies are invented, domains are reserved ones.</summary>
internal static class Cast
{
    public const string Company = "Larkfield";
    public const string Domain = "larkfield.example";

    /// <summary>Where the company sits: its working hours are of this zone.</summary>
    public const string Zone = "Europe/London";
    public const string Culture = "en-GB";
    public const string Currency = "GBP";

    /// <summary>The team at this index has the habit that costs deals.</summary>
    public const int LecturingTeam = 2;

    /// <summary>The rep at this index gets better from month to month.</summary>
    public const int ImprovingRep = 5;

    public static IReadOnlyList<string> Teams { get; } = ["Mid-market", "Enterprise", "Public sector"];

    public static CastMember Owner { get; } = new("Helena Marsh", Role.Owner, null);

    public static IReadOnlyList<CastMember> Staff { get; } =
    [
        new("Callum Reyes", Role.Admin, null),
        new("Ruth Adeyemi", Role.Manager, 0),
        new("Tomas Lindqvist", Role.Manager, 1),
        new("Fiona Drummond", Role.Manager, 2),
    ];

    public static IReadOnlyList<CastRep> Reps { get; } =
    [
        new("Amara Okoye", 0, Habit.Listener, Habit.Listener),
        new("Ben Hartley", 0, Habit.Usual, Habit.Usual),
        new("Chiara Volpe", 0, Habit.Closer, Habit.Closer),
        new("Dylan Pryce", 0, Habit.Hurried, Habit.Hurried.Towards(Habit.Usual, 0.3)),
        new("Elif Kaya", 1, Habit.Closer.Towards(Habit.Listener, 0.5), Habit.Closer.Towards(Habit.Listener, 0.5)),
        new("George Whitlock", 1, Habit.Lecturer.Towards(Habit.Hurried, 0.4), Habit.Listener),
        new("Hannah Sorensen", 1, Habit.Listener.Towards(Habit.Usual, 0.4), Habit.Listener.Towards(Habit.Usual, 0.4)),
        new("Imran Siddiqui", 1, Habit.Usual, Habit.Usual.Towards(Habit.Hurried, 0.4)),
        new("Jonas Keller", 2, Habit.Lecturer, Habit.Lecturer),
        new("Kezia Bloom", 2, Habit.Lecturer.Towards(Habit.Usual, 0.35), Habit.Lecturer.Towards(Habit.Usual, 0.35)),
        new("Liam Gallacher", 2, Habit.Lecturer.Towards(Habit.Hurried, 0.3), Habit.Lecturer.Towards(Habit.Hurried, 0.3)),
        new("Marta Zielinska", 2, Habit.Lecturer.Towards(Habit.Closer, 0.3), Habit.Lecturer.Towards(Habit.Closer, 0.3)),
    ];

    /// <summary>What the company itself listens for.</summary>
    public static IReadOnlyList<TrackerSettings> Trackers { get; } =
    [
        new("crew_app", "Crew app", ["crew app", "offline", "smartphone", "phone with them"], "any"),
        new("onboarding", "Onboarding and migration", ["onboarding", "data migration", "training", "pilot", "one depot"], "any"),
    ];
}
