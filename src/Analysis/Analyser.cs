namespace CallInsight.Analysis;

/// <summary>Transcript in, findings out: a pure function of its input and the rules.</summary>
public static class Analyser
{
    /// <summary>The version of the rules. Any change that can move a figure changes it.</summary>
    public const string RulesVersion = "1.0.0";

    /// <summary>What happened in the call.</summary>
    public static Findings Analyse(AnalysisRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        throw new InvalidOperationException("The rules are not built yet.");
    }
}
