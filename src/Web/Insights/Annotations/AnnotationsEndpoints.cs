using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.Members;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Insights.Annotations;

/// <summary>Annotations over the API.</summary>
internal static class AnnotationsEndpoints
{
    public static void MapAnnotations(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/annotations").WithTags("Insights");
        api.MapGet("", ListAsync).Requires(Permission.InsightsRead).WithName("listAnnotations").Produces<Page<AnnotationBody>>().WithSummary("What people noted beside the figures, in the order in which it was noted.");
        api.MapGet("/{id:guid}", GetAsync).Requires(Permission.InsightsRead).WithName("getAnnotation").Produces<AnnotationBody>().ProducesProblem(404).WithSummary("An annotation.");
        api.MapPost("", AddAsync).Requires(Permission.Annotations).WithIdempotency().WithName("addAnnotation").Produces<AnnotationBody>(StatusCodes.Status201Created).ProducesProblem(400).WithSummary("Notes something at a day; everybody who sees figures sees it.");
        api.MapPatch("/{id:guid}", ChangeAsync).Requires(Permission.Annotations).WithName("changeAnnotation").Produces<AnnotationBody>().ProducesProblem(400).ProducesProblem(404).WithSummary("Changes the day or the text. Managers change their own.");
        api.MapDelete("/{id:guid}", RemoveAsync).Requires(Permission.Annotations).WithName("removeAnnotation").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).WithSummary("Removes an annotation. Managers remove their own.");
    }

    private static async Task<IResult> ListAsync(Visit visit, AnnotationQueries annotations)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await annotations.ListAfterAsync(visit.Tenant, page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Id, AnnotationBody.Of));
    }

    private static async Task<IResult> GetAsync(Guid id, Visit visit, AnnotationQueries annotations)
        => await annotations.FindAsync(visit.Tenant, id, visit.Aborted) is { } row ? Results.Ok(AnnotationBody.Of(row)) : Problems.Of(AnnotationRefusals.NotFound);

    private static async Task<IResult> AddAsync(AnnotationRequest request, Visit visit, IGrainFactory grains, AnnotationQueries annotations, OperationIds ids)
    {
        var id = await ids.OfAsync(visit.Tenant, "annotation", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var added = await grains.Annotations(visit.Tenant).Add(new AddAnnotation(visit.Actor, DayOf(request.Day) ?? default, request.Text ?? string.Empty, id));
        return added.Refusal is { } refusal
            ? Problems.Of(refusal)
            : Results.Json(AnnotationBody.Of((await annotations.FindAsync(visit.Tenant, added.Value, visit.Aborted))!), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(Guid id, AnnotationRequest request, Visit visit, IGrainFactory grains, AnnotationQueries annotations)
    {
        var changed = await grains.Annotations(visit.Tenant).Change(new ChangeAnnotation(visit.Actor, id, request.Day is null ? null : DayOf(request.Day) ?? default, request.Text));
        return changed.Refusal is { } refusal ? Problems.Of(refusal) : await GetAsync(id, visit, annotations);
    }

    private static async Task<IResult> RemoveAsync(Guid id, Visit visit, IGrainFactory grains)
    {
        var removed = await grains.Annotations(visit.Tenant).Remove(new RemoveAnnotation(visit.Actor, id));
        return removed.Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();
    }

    // What is no day is the first of all days, which the grain refuses.
    private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
