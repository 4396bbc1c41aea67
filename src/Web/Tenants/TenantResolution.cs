using System.Net;
using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Web.Hosting;
using CallInsight.Web.Operations.Operators;
using Microsoft.Extensions.Options;

namespace CallInsight.Web.Tenants;

/// <summary>Decides which tenant a request is for: by host, then by path. Keys come later and must agree. Never by a header sent from outside.</summary>
internal sealed class TenantResolution(RequestDelegate next, TenantDirectory directory, IOptions<TenantsOptions> options)
{
    private static readonly PathString Prefix = "/t";
    private static readonly PathString Start = "/start";
    private static readonly PathString Suspended = "/suspended";

    // On a host that is no tenant's, nothing else exists.
    private static readonly string[] Bare =
        ["/setup", "/signup", "/signin", "/preferences", "/not-found", "/docs", "/openapi", "/health", "/metrics", "/api", "/scim", "/operator", "/demo", "/lib", "/_framework", "/_blazor", "/api/stripe/webhook"];

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        var byHost = SlugOfHost(context.Request.Host.Host);
        var byPath = SlugOfPath(path, out var rest);
        if (byHost is not null && byPath is not null && byHost != byPath)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var slug = byHost ?? byPath;
        if (slug is null)
        {
            if (path == "/")
            {
                // The first page of the product is another one than that of a workspace.
                context.Request.Path = Start;
            }

            await (IsBare(path) ? next(context) : NotFoundAsync(context));
            return;
        }

        if (await directory.FindAsync(slug, context.RequestAborted) is not { } tenant || tenant is { MadeUp: true, Status: not "active" } || IsOfOperators(byHost is null ? rest : path))
        {
            await NotFoundAsync(context);
            return;
        }

        var basePath = byHost is null ? $"{Prefix}/{slug}" : string.Empty;
        if (byHost is null)
        {
            context.Request.PathBase = context.Request.PathBase.Add(basePath);
            context.Request.Path = rest;
        }

        if (tenant.Status != "active")
        {
            await ClosedAsync(context, tenant);
            return;
        }

        context.Features.Set(new TenantContext(tenant.Tenant, tenant, basePath, byHost is null ? "path" : "host"));
        CallContext.Enter(tenant.Tenant);
        await next(context);
    }

    /// <summary>A suspended workspace says so on every page and to every program; nothing in it is served.</summary>
    private Task ClosedAsync(HttpContext context, TenantSummary tenant)
    {
        if (Failures.IsForPrograms(context))
        {
            return Problems.Of(TenantRefusals.Suspended).ExecuteAsync(context);
        }

        context.Features.Set(new SuspendedWorkspace(tenant.Name));
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        (context.Request.Method, context.Request.Path) = (HttpMethods.Get, Suspended);
        return next(context);
    }

    private static bool IsOfOperators(PathString path) => path.StartsWithSegments(OperatorCookies.Root, StringComparison.OrdinalIgnoreCase);

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsBare(PathString path)
        => !path.HasValue || path == "/" || Bare.Any(b => path.StartsWithSegments(b, StringComparison.Ordinal)) || Path.HasExtension(path.Value);

    private static string? SlugOfPath(PathString path, out PathString rest)
    {
        if (!path.StartsWithSegments(Prefix, StringComparison.Ordinal, out var after) || after.Value is not { Length: > 1 } value)
        {
            rest = path;
            return null;
        }

        var end = value.IndexOf('/', 1);
        rest = end < 0 ? "/" : value[end..];
        return end < 0 ? value[1..] : value[1..end];
    }

    private string? SlugOfHost(string host)
    {
        var baseHost = options.Value.BaseHost;
        if (string.IsNullOrEmpty(baseHost) || IPAddress.TryParse(host, out _) || !host.EndsWith("." + baseHost, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return host[..^(baseHost.Length + 1)].ToLowerInvariant();
    }
}

/// <summary>The request is for a workspace that an operator has suspended.</summary>
internal sealed record SuspendedWorkspace(string Name);
