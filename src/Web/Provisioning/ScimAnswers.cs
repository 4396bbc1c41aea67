using System.Globalization;
using System.Text.Json.Nodes;
using CallInsight.Contracts;
using CallInsight.Web.Hosting;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning;

/// <summary>Answers in SCIM's form.</summary>
internal static class ScimAnswers
{
    private const string Media = "application/scim+json; charset=utf-8";

    public static IResult Json(JsonObject body, int status = StatusCodes.Status200OK) => Results.Text(body.ToJsonString(), Media, statusCode: status);

    /// <param name="scimType">RFC 7644's word for it; null where it has none.</param>
    public static IResult Error(int status, string? scimType, string detail)
    {
        var body = new JsonObject { ["schemas"] = new JsonArray(ScimSchemas.Error), ["status"] = status.ToString(CultureInfo.InvariantCulture) };
        if (scimType is not null)
        {
            body["scimType"] = scimType;
        }

        body["detail"] = detail;
        return Json(body, status);
    }

    /// <summary>What a grain refused, as an exception that one filter turns into the answer.</summary>
    public static ScimRefused Refused(Refusal refusal)
    {
        var detail = refusal.Fields is { Count: > 0 } fields ? string.Join(' ', fields.Select(f => $"{f.Key}: {f.Value}")) : refusal.Message;
        return new ScimRefused(Problems.Status(refusal.Kind), refusal.Kind switch { RefusalKind.Invalid => "invalidValue", RefusalKind.Conflict when refusal.Code != "member.lastOwner" => "uniqueness", _ => null }, detail);
    }

    /// <summary>Where the tenant's SCIM lies, as the request came.</summary>
    public static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}/scim/v2";
}
