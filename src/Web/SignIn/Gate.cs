using System.Security.Cryptography;
using System.Text;
using CallInsight.Contracts;
using CallInsight.Contracts.Operations;
using CallInsight.Contracts.Tenants;
using CallInsight.Web.Hosting;
using CallInsight.Web.Operations.Operators;
using CallInsight.Web.Tenants;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CallInsight.Web.SignIn;

/// <summary>Finds out who calls and serves only what the endpoint's rule allows. An endpoint without a rule is not served.</summary>
internal sealed class Gate(RequestDelegate next, ApiKeys keys, TenantDirectory tenants, IOptionsMonitor<OperatorOptions> operators, RateLimits limits)
{
    public async Task InvokeAsync(HttpContext context)
    {
        CallContext.ComeFrom(context.Connection.RemoteIpAddress?.ToString());
        // Routing's own answers to a wrong method or content type are no routes and serve nothing.
        if (context.GetEndpoint() is not RouteEndpoint endpoint || EndpointRules.Of(endpoint) is { Kind: "public" })
        {
            await MaybeSignedInAsync(context);
            await next(context);
            return;
        }

        var rule = EndpointRules.Of(endpoint) ?? throw new InvalidOperationException($"{endpoint.DisplayName} declares no permission.");
        if (rule.Kind == "operator")
        {
            await OperatorAsync(context);
            return;
        }

        if (rule.Kind == "operatorSession")
        {
            await OperatorSessionAsync(context);
            return;
        }

        var isApi = Failures.IsForPrograms(context);
        var caller = isApi ? await ByKeyAsync(context) : await BySessionAsync(context);
        if (caller is null)
        {
            await RefuseAsync(context, isApi);
            return;
        }

        context.Features.Set(caller);

        // Here and not where the key is found: what an awaited method sets is gone when it returns.
        CallContext.Enter(context.RequireTenant().Tenant);
        if (isApi && !limits.Admit(context, caller.Actor.Id!.Value))
        {
            await Problems.AnswerAsync(context, new Refusal("rate.exceeded", RefusalKind.RateLimit, "This key sends too fast. Wait as Retry-After says."));
            return;
        }

        if (rule.Permission is { } permission && RoleTable.Of(caller.Actor, permission) == Reach.None)
        {
            await ForbidAsync(context, isApi);
            return;
        }

        await next(context);
    }

    private static async Task MaybeSignedInAsync(HttpContext context)
    {
        if (context.Tenant() is not null && await BySessionAsync(context) is { } caller)
        {
            context.Features.Set(caller);
        }
    }

    private static async Task<Caller?> BySessionAsync(HttpContext context)
        => context.Tenant() is null || !(await context.AuthenticateAsync(MemberCookies.Scheme)).Succeeded ? null : context.Caller();

    private static async Task RefuseAsync(HttpContext context, bool isApi)
    {
        if (context.Response.StatusCode == StatusCodes.Status404NotFound)
        {
            return;
        }

        if (context.Features.Get<SuspendedWorkspace>() is not null)
        {
            await Problems.Of(TenantRefusals.Suspended).ExecuteAsync(context);
            return;
        }

        if (context.Features.Get<KeyElsewhere>() is not null)
        {
            await Problems.Of(TenantRefusals.KeyElsewhere).ExecuteAsync(context);
            return;
        }

        if (context.Features.Get<ForeignSession>() is not null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (isApi || context.Tenant() is null)
        {
            context.Response.StatusCode = isApi ? StatusCodes.Status401Unauthorized : StatusCodes.Status404NotFound;
            if (isApi)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
            }

            return;
        }

        var back = Uri.EscapeDataString(context.Request.PathBase + context.Request.Path + context.Request.QueryString);
        context.Response.Redirect($"{context.Request.PathBase}/signin?returnUrl={back}");
        await Task.CompletedTask;
    }

    private static async Task ForbidAsync(HttpContext context, bool isApi)
    {
        if (isApi)
        {
            await Problems.AnswerAsync(context, CommonRefusals.Forbidden);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private async Task<Caller?> ByKeyAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || await keys.FindAsync(header[7..].Trim(), context.RequestAborted) is not { } key)
        {
            return null;
        }

        if (context.Tenant() is { } resolved && resolved.Tenant != key.Tenant)
        {
            // Path and key name different tenants: nothing is here.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return null;
        }

        if (await tenants.FindAsync(key.Tenant) is not { Status: "active" } tenant)
        {
            context.Features.Set(await tenants.FindAsync(key.Tenant) is { MadeUp: false } closed ? new SuspendedWorkspace(closed.Name) : null);
            return null;
        }

        if (!key.MayComeFrom(context.Connection.RemoteIpAddress))
        {
            context.Features.Set(new KeyElsewhere());
            return null;
        }

        context.Features.Set(new TenantContext(key.Tenant, tenant, string.Empty, "key"));
        return new Caller(key.Actor, null);
    }

    private async Task OperatorSessionAsync(HttpContext context)
    {
        var found = await context.AuthenticateAsync(OperatorCookies.Scheme);
        if (!found.Succeeded || context.Features.Get<OperatorSession>() is null)
        {
            context.Response.Redirect($"{OperatorCookies.Root}/signin?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
            return;
        }

        // Forms belong to who opened them.
        context.User = found.Principal;
        context.Response.Headers.CacheControl = "no-store";
        CallContext.EnterPlatform();
        await next(context);
    }

    private async Task OperatorAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var token = operators.CurrentValue.Token;
        if (string.IsNullOrEmpty(token))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || !CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[7..].Trim())), SHA256.HashData(Encoding.UTF8.GetBytes(token))))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return;
        }

        await next(context);
    }
}

/// <summary>Section <c>CallInsight:Operator</c>.</summary>
public sealed class OperatorOptions
{
    /// <summary>Bearer token of the operators' API. Empty: that API is off.</summary>
    public string Token { get; set; } = string.Empty;
}
