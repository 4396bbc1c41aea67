using CallInsight.Storage.Hosting;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Operations;

/// <summary>Whether the process lives, and whether it can serve.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).Public().ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).Public().ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken cancellationToken)
    {
        var missing = await readiness.MissingAsync(cancellationToken);
        return missing.Count == 0
            ? Results.Json(new { status = "ready" })
            : Results.Json(new { status = "notReady", missing }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
