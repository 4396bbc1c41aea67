using CallInsight.Contracts.Operations;
using CallInsight.Storage.Sessions;
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

/// <summary>What a ready process has: its database, its silo, its job worker; and it is not stopping.</summary>
internal sealed class Readiness(ReaderDatabase database, IHostApplicationLifetime lifetime, IEnumerable<IReadinessPart> parts)
{
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        if (!lifetime.ApplicationStarted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            missing.Add("silo");
        }

        try
        {
            await database.AskDoorAsync("select waiting from door.jobs_waiting()", r => r.GetInt64(0), cancellationToken);
        }
        catch (Npgsql.NpgsqlException)
        {
            missing.Add("database");
        }

        missing.AddRange(parts.Where(p => !p.IsReady).Select(p => p.Name));

        return missing;
    }
}
