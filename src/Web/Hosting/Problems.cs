using System.Diagnostics;
using CallInsight.Contracts;
using CallInsight.Web.Provisioning;
using Microsoft.AspNetCore.Mvc;

namespace CallInsight.Web.Hosting;

/// <summary>The one place where refusals become RFC 9457 problem details.</summary>
internal static class Problems
{
    public static IResult Of(Refusal refusal) => refusal.Plan is null ? Results.Problem(Details(refusal)) : new PlanProblem(refusal);

    public static IResult Of(int status, string code, string message) => Results.Problem(Details(status, code, message));

    /// <summary>Answers outside an endpoint, in the form that the path's readers understand.</summary>
    public static Task AnswerAsync(HttpContext context, int status, string code, string message)
        => (IsBelow(context, "/scim") ? ScimAnswers.Error(status, null, message) : Of(status, code, message)).ExecuteAsync(context);

    public static Task AnswerAsync(HttpContext context, Refusal refusal)
        => IsBelow(context, "/scim") ? AnswerAsync(context, Status(refusal.Kind), refusal.Code, refusal.Message) : Of(refusal).ExecuteAsync(context);

    /// <summary>Whether the address lies below a part of the product, be it under a tenant's path that was taken off or not.</summary>
    public static bool IsBelow(HttpContext context, string part)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/t", StringComparison.Ordinal, out var rest) && rest.Value!.IndexOf('/', Math.Min(1, rest.Value.Length)) is > 0 and var end)
        {
            path = rest.Value[end..];
        }

        return path.StartsWithSegments(part);
    }

    public static ProblemDetails Details(Refusal refusal)
    {
        var details = Details(Status(refusal.Kind), refusal.Code, refusal.Message);
        if (refusal.Fields is { } fields)
        {
            details.Extensions["errors"] = fields;
        }

        if (refusal.Line is { } line)
        {
            details.Extensions["line"] = line;
        }

        if (refusal.Plan is { } plan)
        {
            Tell(details.Extensions, plan);
        }

        return details;
    }

    public static ProblemDetails Details(int status, string code, string message)
    {
        var details = new ProblemDetails { Status = status, Title = Title(status), Detail = message };
        details.Extensions["code"] = code;
        if (status >= StatusCodes.Status500InternalServerError && Activity.Current is { } activity)
        {
            details.Extensions["traceId"] = activity.TraceId.ToString();
        }

        return details;
    }

    /// <summary>What the plan lacks, and where a greater one is found.</summary>
    private static void Tell(IDictionary<string, object?> details, PlanNote plan)
    {
        details["plan"] = plan.Plan;
        if (plan.Feature is { } feature)
        {
            details["feature"] = feature;
        }
        else
        {
            (details["meter"], details["limit"], details["used"], details["resetsAt"]) = (plan.Meter, plan.Limit, plan.Used, plan.ResetsAt);
        }

        details["upgradeUrl"] = "/settings/billing";
    }

    public static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.Unreadable => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.PlanLimit => StatusCodes.Status402PaymentRequired,
        RefusalKind.RateLimit => StatusCodes.Status429TooManyRequests,
    };

    private static string Title(int status) => status switch
    {
        400 => "Bad request",
        401 => "Not signed in",
        402 => "Plan limit reached",
        403 => "Not allowed",
        404 => "Not found",
        405 => "Method not allowed",
        409 => "Conflict",
        412 => "Changed meanwhile",
        413 => "Too large",
        415 => "Unsupported content type",
        422 => "Cannot be read",
        429 => "Too many requests",
        503 => "Unavailable for a moment",
        _ => "Something went wrong",
    };
}
