namespace CallInsight.Web.Insights.Annotations;

/// <summary>An annotation over the API.</summary>
/// <param name="Author">The member who wrote it; null for a key of the workspace.</param>
internal sealed record AnnotationBody(Guid Id, DateOnly Day, string Text, Guid? Author, DateTimeOffset CreatedAt)
{
    public static AnnotationBody Of(AnnotationRow row) => new(row.Id, row.Day, row.Text, row.Author, row.CreatedAt.ToUniversalTime());
}

/// <summary>Body of <c>POST /api/v1/annotations</c> and <c>PATCH /api/v1/annotations/{id}</c>; in a PATCH what is missing stays.</summary>
/// <param name="Day">yyyy-MM-dd.</param>
internal sealed record AnnotationRequest(string? Day, string? Text);
