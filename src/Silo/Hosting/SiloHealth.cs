using CallInsight.Storage.Hosting;

namespace CallInsight.Silo.Hosting;

/// <summary>Whether a silo lives, and whether it can serve: in the same words as Web's.</summary>
internal static class SiloHealth
{
    public static void MapSiloHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken cancellationToken)
    {
        var missing = await readiness.MissingAsync(cancellationToken);
        return missing.Count == 0
            ? Results.Json(new { status = "ready" })
            : Results.Json(new { status = "notReady", missing }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
