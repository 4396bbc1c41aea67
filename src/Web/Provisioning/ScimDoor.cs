using CallInsight.Contracts;
using CallInsight.Contracts.Provisioning;
using CallInsight.Web.Provisioning.Schema;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;

namespace CallInsight.Web.Provisioning;

/// <summary>What every request of SCIM goes through: the pause switch, answers to what is refused, and the log that the tenant's admin reads.</summary>
internal sealed class ScimDoor(IGrainFactory grains) : IEndpointFilter
{
    private const string PausedFor = "300";
    private const int LongestNoted = 1000;

    /// <summary>Where endpoints leave the name that the log shows.</summary>
    public const string SubjectKey = "scim.subject";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var tenant = http.RequireTenant().Tenant;
        var provisioning = grains.Provisioning(tenant);
        var state = await provisioning.GetState();
        if (state == ProvisioningStates.Off)
        {
            return ScimAnswers.Error(StatusCodes.Status404NotFound, null, "Provisioning is off in this workspace.");
        }

        if (state == ProvisioningStates.Paused)
        {
            http.Response.Headers.RetryAfter = PausedFor;
            return ScimAnswers.Error(StatusCodes.Status503ServiceUnavailable, null, "Provisioning is paused by an admin of this workspace. Come again later.");
        }

        try
        {
            var answer = await next(context);
            if (!HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.Value!.EndsWith(".search", StringComparison.Ordinal))
            {
                await NoteAsync(provisioning, http, (answer as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK, null);
            }

            return answer;
        }
        catch (ScimRefused refused)
        {
            await NoteAsync(provisioning, http, refused.Status, refused.Message);
            return ScimAnswers.Error(refused.Status, refused.ScimType, refused.Message);
        }
    }

    private static Task NoteAsync(IProvisioningGrain provisioning, HttpContext http, int status, string? problem)
    {
        var path = http.Request.Path.Value!["/scim/v2".Length..] + http.Request.QueryString;
        return provisioning.Note(new ProvisioningNote(
            http.Actor().Id, http.Request.Method, path.Length > LongestNoted ? path[..LongestNoted] : path, status, http.Items[SubjectKey] as string, problem));
    }
}
