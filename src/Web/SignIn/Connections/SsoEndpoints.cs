using CallInsight.Contracts;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Web.Hosting;
using CallInsight.Web.Tenants;

namespace CallInsight.Web.SignIn.Connections;

/// <summary>Signing in by an identity provider: the way there and back, for members and for who tries a connection out.</summary>
internal static class SsoEndpoints
{
    private const string CookiePrefix = "ci-sso-";
    private const int AttemptCharacters = 32;
    private const int LongestAnswer = 4_096;
    private static readonly TimeSpan CookieLasts = TimeSpan.FromMinutes(10);

    public static void MapSso(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sso/oidc/{connection:guid}/start", StartAsync).Public().ExcludeFromDescription();
        routes.MapGet("/sso/oidc/{connection:guid}/callback", FinishAsync).Public().ExcludeFromDescription();
        routes.MapGet("/settings/sign-in/{connection:guid}/test", TestAsync).Requires(Permission.ConnectionsWrite).ExcludeFromDescription();
    }

    /// <summary>Where a provider is to answer, from the workspace's root.</summary>
    public static string CallbackOf(Guid connection) => $"sso/oidc/{connection}/callback";

    private static async Task<IResult> StartAsync(Guid connection, string? returnUrl, Visit visit, IGrainFactory grains, TimeProvider time)
    {
        if (!visit.HasWorkspace)
        {
            return Results.NotFound();
        }

        CallContext.Enter(visit.Tenant);
        var visitor = grains.Visitor(visit.Tenant, VisitorAddress.HashOf(visit.Http));
        if (!await visitor.Begin())
        {
            return Refused(visit, SsoRefusals.TooOften);
        }

        await visitor.End(isWrong: false);
        return await BeginAsync(new BeginSso(connection, visit.Link(CallbackOf(connection)), ReturnAddress.Of(returnUrl, visit.Workspace.BasePath), null), visit, grains, time);
    }

    private static Task<IResult> TestAsync(Guid connection, Visit visit, IGrainFactory grains, TimeProvider time)
        => BeginAsync(new BeginSso(connection, visit.Link(CallbackOf(connection)), PageOf(visit, connection), visit.Actor), visit, grains, time);

    private static async Task<IResult> BeginAsync(BeginSso command, Visit visit, IGrainFactory grains, TimeProvider time)
    {
        var attempt = Guid.CreateVersion7(time.GetUtcNow());
        var begun = await grains.SsoAttempt(visit.Tenant, attempt).Begin(command);
        if (begun.Refusal is { } refusal)
        {
            return refusal.Kind == RefusalKind.NotFound ? Results.NotFound()
                : command.Tester is null ? Refused(visit, refusal)
                : Results.LocalRedirect(command.ReturnUrl);
        }

        visit.Http.Response.Cookies.Append(CookieOf(attempt), begun.Value.BrowserKey, Scoped(visit, CookieLasts));
        visit.Http.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(begun.Value.Address);
    }

    private static async Task<IResult> FinishAsync(Guid connection, Visit visit, IGrainFactory grains)
    {
        if (!visit.HasWorkspace)
        {
            return Results.NotFound();
        }

        visit.Http.Response.Headers.CacheControl = "no-store";
        var state = Parameter(visit, "state") ?? string.Empty;
        if (state.Length <= AttemptCharacters || !Guid.TryParseExact(state[..AttemptCharacters], "N", out var attempt) || visit.Http.Request.Cookies[CookieOf(attempt)] is not { } browserKey)
        {
            return Refused(visit, SsoRefusals.Expired);
        }

        CallContext.Enter(visit.Tenant);
        visit.Http.Response.Cookies.Delete(CookieOf(attempt), Scoped(visit, null));
        var visitor = grains.Visitor(visit.Tenant, VisitorAddress.HashOf(visit.Http));
        if (!await visitor.Begin())
        {
            return Refused(visit, SsoRefusals.TooOften);
        }

        var isWrong = false;
        try
        {
            var answer = new FinishSso(connection, browserKey, state, Parameter(visit, "code"), Parameter(visit, "iss"), Parameter(visit, "error"), visit.Http.Caller()?.Session?.Member);
            var finished = await grains.SsoAttempt(visit.Tenant, attempt).Finish(answer);
            isWrong = finished.Refusal?.Code == SsoRefusals.NotAccepted.Code;
            return await EndAsync(finished, visit);
        }
        finally
        {
            await visitor.End(isWrong);
        }
    }

    private static async Task<IResult> EndAsync(Result<SsoFinished> finished, Visit visit)
    {
        if (finished.Refusal is { } refusal)
        {
            return refusal.Kind == RefusalKind.NotFound ? Results.NotFound() : Refused(visit, refusal);
        }

        if (finished.Value.Session is { } session)
        {
            // A new cookie whatever came with the request: nobody's session is carried over.
            await visit.Http.SignInAsync(session.Member, session.Epoch, remember: false);
        }

        return Results.LocalRedirect(finished.Value.ReturnUrl);
    }

    private static IResult Refused(Visit visit, Refusal refusal) => Results.LocalRedirect(visit.At($"/signin?refused={refusal.Code}"));

    private static string PageOf(Visit visit, Guid connection) => visit.At($"/settings/sign-in/{connection}?done=tested");

    private static string? Parameter(Visit visit, string name) => visit.Http.Request.Query[name] is [{ Length: > 0 and <= LongestAnswer } value] ? value : null;

    private static string CookieOf(Guid attempt) => $"{CookiePrefix}{attempt:N}";

    /// <summary>Lax: the provider sends the browser here from its own host.</summary>
    private static CookieOptions Scoped(Visit visit, TimeSpan? lasts) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = visit.Http.Request.IsHttps, Path = visit.At("/sso"), MaxAge = lasts, IsEssential = true,
    };
}
