using CallInsight.Contracts;
using CallInsight.Contracts.Demo;
using CallInsight.Web.Hosting;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace CallInsight.Web.Demo;

/// <summary>The made-up workspace: opened from the start page, made anew from its own pages.</summary>
internal static class DemoEndpoints
{
    public static IServiceCollection AddDemoDoor(this IServiceCollection services) => services.AddSingleton<DemoVisits>();

    public static void MapDemo(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/demo", OpenAsync).Public().ExcludeFromDescription();
        routes.MapPost("/demo/reset", ResetAsync).Requires(Permission.TenantDelete).ExcludeFromDescription();
    }

    private static async Task<IResult> OpenAsync(HttpContext http, IAntiforgery forms, IGrainFactory grains, DemoVisits visits, IOptions<TenantsOptions> options)
    {
        if (http.Tenant() is not null)
        {
            return Results.NotFound();
        }

        if (!await forms.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        CallContext.EnterPlatform();
        var opened = await grains.Demo().Open(new OpenDemo(options.Value.Demo));
        if (opened.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        if (opened.Value is { Tenant: { } tenant, Owner: { } owner })
        {
            return Results.LocalRedirect(await visits.EnterAsync(http, tenant, owner));
        }

        DemoVisits.Remember(http);
        return Results.LocalRedirect(DemoVisits.WaitingRoom);
    }

    private static async Task<IResult> ResetAsync(HttpContext http, IAntiforgery forms, IGrainFactory grains)
    {
        var tenant = http.RequireTenant();
        if (!tenant.Summary.MadeUp)
        {
            return Results.NotFound();
        }

        if (!await forms.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        CallContext.EnterPlatform();
        var reset = await grains.Demo().Reset(new ResetDemo(http.Actor(), tenant.Tenant));
        if (reset.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        // Under a path the old workspace's cookie ends with it: the visitor waits outside. A host of its own has no outside.
        DemoVisits.Remember(http);
        return Results.LocalRedirect(tenant.Strategy == "host" ? tenant.BasePath + DemoVisits.WaitingRoom : DemoVisits.WaitingRoom);
    }
}
