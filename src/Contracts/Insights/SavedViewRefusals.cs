namespace CallInsight.Contracts.Insights;

/// <summary>Why a view is not saved or changed.</summary>
public static class SavedViewRefusals
{
    public const int LongestName = 100;
    public const int LongestState = 4_000;
    public const int MostPeople = 100;

    /// <summary>The pages whose state can be saved.</summary>
    public static IReadOnlyList<string> Pages { get; } = ["trends", "compare", "explore", "calls"];

    public static Refusal NotFound { get; } = new("view.notFound", RefusalKind.NotFound, "There is no such view.");

    public static Refusal Changed { get; } = new("view.changed", RefusalKind.Stale, "The view was changed meanwhile. Look at it again, then change it.");

    public static Refusal Invalid(params (string Field, string Problem)[] fields) => CommonRefusals.Invalid("view.invalid", fields);

    /// <summary>What is wrong with a name and a sharing, of views and dashboards alike.</summary>
    public static IEnumerable<(string Field, string Problem)> Faults(string name, Sharing sharing)
    {
        if (name.Trim().Length is 0 or > LongestName)
        {
            yield return ("name", $"Give a name of 1 to {LongestName} characters.");
        }

        if (sharing.Kind is not (Sharing.OwnerOnly or Sharing.Named or Sharing.Everybody))
        {
            yield return ("sharing", "Share with nobody, with people or with the workspace.");
        }
        else if (sharing.Kind == Sharing.Named && sharing.People.Count is 0 or > MostPeople)
        {
            yield return ("people", $"Name 1 to {MostPeople} people.");
        }
    }
}
