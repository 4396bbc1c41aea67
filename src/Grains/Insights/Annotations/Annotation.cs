namespace CallInsight.Grains.Insights.Annotations;

/// <summary>What somebody noted at a day.</summary>
/// <param name="Author">Null: a key of the workspace.</param>
internal sealed record Annotation(Guid Id, DateOnly Day, string Text, Guid? Author);
