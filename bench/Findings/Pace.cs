namespace CallInsight.Bench.Findings;

/// <summary>Calls a second, and calls a second of processor time: on a machine with neighbours the second is what a core of its own would do.</summary>
internal readonly record struct Pace(double BySecond, double ByProcessorSecond);
