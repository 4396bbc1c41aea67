namespace CallInsight.Contracts;

/// <summary>The names under which silos and their clients find each other.</summary>
public static class ClusterNames
{
    /// <summary>One for all environments: grain state and reminders hang on it.</summary>
    public const string Service = "callinsight";

    /// <summary>The cluster of one process that is everything.</summary>
    public const string Alone = "alone";

    /// <summary>The cluster of many processes where <c>CallInsight:ClusterId</c> gives no other.</summary>
    public const string Default = "callinsight";
}
