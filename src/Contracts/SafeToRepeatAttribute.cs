namespace CallInsight.Contracts;

/// <summary>Says of a grain's method that calling it twice with the same arguments is the same as once, its answer included, even where
/// a silo is lost between the two: it only reads, it sets what it is given, or its arguments name what it makes. Without it nothing is repeated.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SafeToRepeatAttribute : Attribute;
