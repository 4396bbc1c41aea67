using CallInsight.Contracts;
using CallInsight.Web.Tenants;

namespace CallInsight.Web.Hosting;

/// <summary>402 with the address where the workspace finds a greater plan.</summary>
internal sealed class PlanProblem(Refusal refusal) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var details = Problems.Details(refusal);
        if (httpContext.Tenant() is { } tenant)
        {
            var root = httpContext.RequestServices.GetRequiredService<WorkspaceAddresses>().Absolute(httpContext.Request, tenant.Summary.Slug);
            details.Extensions["upgradeUrl"] = root + "settings/billing";
        }

        return Results.Problem(details).ExecuteAsync(httpContext);
    }
}
