using CallInsight.Contracts;
using CallInsight.Storage.Hosting;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Calls;
using CallInsight.Web.Calls.Bulk;
using CallInsight.Web.Calls.Reanalysis;
using CallInsight.Web.Coaching;
using CallInsight.Web.Demo;
using CallInsight.Web.Insights;
using CallInsight.Web.Integrations;
using CallInsight.Web.Integrations.Reference;
using CallInsight.Web.Members;
using CallInsight.Web.Notifications;
using CallInsight.Web.Operations;
using CallInsight.Web.Shared;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;

namespace CallInsight.Web.Hosting;

/// <summary>The one door: what a Web serves, in order. It is the same alone and in a cluster.</summary>
internal static class Portal
{
    public static void AddPortal(this WebApplicationBuilder builder, Func<NpgsqlDataSource> reader)
    {
        if (!builder.Environment.IsDevelopment())
        {
            // Else what was built and not published is sent uncompressed and never cached, in case it changes while it runs.
            builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        }

        var services = builder.Services;
        services.AddSingleton(_ => new ReaderDatabase(reader()));
        services.AddOptions<TenantsOptions>().BindConfiguration("CallInsight");
        services.AddOptions<OperatorOptions>().BindConfiguration("CallInsight:Operator");
        services.AddOptions<RateLimitOptions>().BindConfiguration("CallInsight:RateLimit")
            .Validate(o => o.Rate > 0 && o.Burst >= o.Rate, "CallInsight:RateLimit: Rate must be positive and Burst at least Rate.").ValidateOnStart();
        services.AddSingleton<TenantDirectory>().AddSingleton<SetupTicket>().AddSingleton<ApiKeys>().AddSingleton<RateLimits>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Readiness>(s, s.GetRequiredService<ReaderDatabase>()));
        services.AddMemberCookies().AddSignIn().AddWorkspaces().AddMembersDoor().AddApiKeys().AddCallsDoor().AddCoachingDoor().AddNotificationsDoor().AddInsightsDoor().AddDemoDoor().AddHttpContextAccessor().AddAntiforgery();
        KeyRing.Add(services);
        // Tokens in forms differ each time, so that the length of what is packed tells nothing of them.
        services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, ["text/html"]));
        services.AddProblemDetails(o => o.CustomizeProblemDetails = context =>
        {
            // Only a fault of ours has a trace to look for; and what is not there must look the same each time.
            if (context.ProblemDetails.Status < StatusCodes.Status500InternalServerError)
            {
                context.ProblemDetails.Extensions.Remove("traceId");
            }
        });
        services.AddApiDocument();
        // A form's file stays in memory: a temporary file would hold a transcript in plain text.
        services.Configure<FormOptions>(o => (o.MemoryBufferThreshold, o.MultipartBodyLengthLimit) = ((int)BodyLimit.Largest, BodyLimit.Largest));
        services.AddRazorComponents();
        Frames.Add(services);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = BodyLimit.Largest;
        });
    }

    public static void UsePortal(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<Failures>();
        app.UseSecurityHeaders();
        app.UseBodyLimit();
        app.UseWhen(c => !Failures.IsForPrograms(c), pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));

        // A dashboard is many charts with their tables, some hundred kilobytes; other pages are sooner sent than packed.
        app.UseWhen(c => c.Request.Path.Value!.Contains("/dashboards/", StringComparison.Ordinal), dashboards => dashboards.UseResponseCompression());
        app.UseMiddleware<TenantResolution>();

        // Here, not where the framework would put it by itself: a cookie cannot be read before its tenant is known.
        app.UseAuthentication();
        app.UseRouting();
        app.UseMiddleware<Gate>();
        app.UseIdempotency();
        app.UseMemberCulture();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapOperator();
        app.MapCalls();
        app.MapSignIn();
        app.MapMembers();
        app.MapInvitations();
        app.MapTeams();
        app.MapApiKeys();
        app.MapCallPages();
        app.MapReanalyses();
        app.MapBulk();
        app.MapCoaching();
        app.MapNotifications();
        app.MapInsights();
        app.MapDemo();
        app.MapOpenApi("/openapi/{documentName}.json").Public();
        app.MapStaticAssets().Public();
        app.MapRazorComponents<App>();
    }
}
