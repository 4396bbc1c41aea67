using CallInsight.Contracts;
using CallInsight.Storage.Hosting;
using CallInsight.Storage.Hosting.Errors;
using CallInsight.Storage.Hosting.Telemetry;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Sessions;
using CallInsight.Web.AuditTrail;
using CallInsight.Web.Billing;
using CallInsight.Web.Calls;
using CallInsight.Web.Calls.Bulk;
using CallInsight.Web.Calls.Reanalysis;
using CallInsight.Web.Coaching;
using CallInsight.Web.Demo;
using CallInsight.Web.Insights;
using CallInsight.Web.Integrations;
using CallInsight.Web.Integrations.Reference;
using CallInsight.Web.Integrations.Webhooks;
using CallInsight.Web.Members;
using CallInsight.Web.Notifications;
using CallInsight.Web.Operations;
using CallInsight.Web.Provisioning;
using CallInsight.Web.Reports;
using CallInsight.Web.Shared;
using CallInsight.Web.Search.Saved;
using CallInsight.Web.SignIn;
using CallInsight.Web.SignIn.Connections;
using CallInsight.Web.Tenants;
using CallInsight.Web.Usage;
using Microsoft.AspNetCore.Http.Features;

namespace CallInsight.Web.Hosting;

/// <summary>The one door: what a Web serves, in order. It is the same alone and in a cluster.</summary>
internal static class Portal
{
    public static void AddPortal(this WebApplicationBuilder builder, Func<DatabaseConnections> connections)
    {
        if (!builder.Environment.IsDevelopment())
        {
            // Else what was built and not published is sent uncompressed and never cached, in case it changes while it runs.
            builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        }

        builder.AddTelemetry();
        ErrorReporter.Add(builder);
        var services = builder.Services;
        services.AddSingleton(_ => new ReaderDatabase(DataSources.Of("reader", connections().Reader)));
        services.AddSingleton(_ => new OperatorDatabase(DataSources.Of("operator", connections().Operator)));
        services.AddOptions<TenantsOptions>().BindConfiguration("CallInsight");
        services.AddOptions<CdnOptions>().BindConfiguration("CallInsight").Validate(o => o.IsGood, "CallInsight:Cdn: give an address such as https://cdn.example.com.").ValidateOnStart();
        services.AddSingleton<Cdn>();
        services.AddOptions<OperatorOptions>().BindConfiguration("CallInsight:Operator");
        services.AddOptions<RateLimitOptions>().BindConfiguration("CallInsight:RateLimit")
            .Validate(o => o.Rate > 0 && o.Burst >= o.Rate, "CallInsight:RateLimit: Rate must be positive and Burst at least Rate.").ValidateOnStart();
        services.AddSingleton<TenantDirectory>().AddSingleton<SetupTicket>().AddSingleton<ApiKeys>().AddSingleton<RateLimits>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Readiness>(s, s.GetRequiredService<ReaderDatabase>()));
        services.AddMemberCookies().AddSignIn().AddWorkspaces().AddMembersDoor().AddApiKeys().AddWebhooksDoor().AddProvisioningDoor().AddConnectionsDoor().AddAuditTrailDoor().AddSingleton<UsageQueries>().AddCallsDoor().AddCoachingDoor().AddNotificationsDoor().AddSavedSearchesDoor().AddInsightsDoor().AddReportsDoor().AddDemoDoor().AddOperationsDoor().AddHttpContextAccessor().AddAntiforgery();
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

        // A dashboard or a report is many charts with their tables, some hundred kilobytes; other pages are sooner sent than packed.
        app.UseWhen(c => c.Request.Path.Value!.Contains("/dashboards/", StringComparison.Ordinal) || c.Request.Path.Value!.Contains("/reports/", StringComparison.Ordinal), dashboards => dashboards.UseResponseCompression());
        app.UseMiddleware<TenantResolution>();
        app.UseMetricsDoor();

        // Here, not where the framework would put it by itself: a cookie cannot be read before its tenant is known.
        app.UseAuthentication();
        app.UseRouting();
        app.UseMiddleware<Gate>();
        app.UseIdempotency();
        app.UseMemberCulture();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapMetrics();
        app.MapOperator();
        app.MapOperations();
        app.MapCalls();
        app.MapSignIn();
        app.MapMembers();
        app.MapInvitations();
        app.MapTeams();
        app.MapMemberPermissions();
        app.MapApiKeys();
        app.MapWebhooks();
        app.MapProvisioning();
        app.MapBilling();
        app.MapUsage();
        app.MapConnections();
        app.MapSso();
        app.MapAuditTrail();
        app.MapCallPages();
        app.MapReanalyses();
        app.MapBulk();
        app.MapCoaching();
        app.MapNotifications();
        app.MapSavedSearches();
        app.MapInsights();
        app.MapReports();
        app.MapDemo();
        app.MapOpenApi("/openapi/{documentName}.json").Public();
        app.MapStaticAssets().Public();
        app.MapRazorComponents<App>();
    }
}
