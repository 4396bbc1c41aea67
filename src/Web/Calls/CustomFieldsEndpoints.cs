using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Calls;

/// <summary>The fields that a workspace gives its calls, over the API.</summary>
internal static class CustomFieldsEndpoints
{
    public static void MapCustomFields(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/custom-fields").WithTags("Calls");
        api.MapGet("", ListAsync).Requires(Permission.InsightsRead).WithName("listCustomFields").Produces<Page<CustomFieldBody>>().WithSummary("The fields that calls can be given in customFields and that figures know: customFields.{key} groups, filters, and measures numbers.");
        api.MapPut("/{key}", DefineAsync).Requires(Permission.SettingsWrite).WithName("defineCustomField").Produces<CustomFieldBody>().ProducesProblem(400).ProducesProblem(409).WithSummary("Defines a field. Values that calls were given under its key before are in figures a while later.");
        api.MapDelete("/{key}", RemoveAsync).Requires(Permission.SettingsWrite).WithName("removeCustomField").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).WithSummary("Removes a field. Calls keep what they were given.");
    }

    private static async Task<IResult> ListAsync(Visit visit, IGrainFactory grains)
        => Results.Ok(new Page<CustomFieldBody>([.. (await grains.CustomFields(visit.Tenant).GetAll()).Select(CustomFieldBody.Of)], null));

    private static async Task<IResult> DefineAsync(string key, CustomFieldRequest request, Visit visit, IGrainFactory grains)
    {
        var defined = await grains.CustomFields(visit.Tenant).Define(new DefineCustomField(visit.Actor, key, request.Kind ?? string.Empty));
        return defined.Ok ? Results.Ok(CustomFieldBody.Of(defined.Value)) : Problems.Of(defined.Refusal!);
    }

    private static async Task<IResult> RemoveAsync(string key, Visit visit, IGrainFactory grains)
        => (await grains.CustomFields(visit.Tenant).Remove(new RemoveCustomField(visit.Actor, key))).Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();
}

/// <param name="Kind">text, number, yesNo or day.</param>
internal sealed record CustomFieldBody(string Key, string Kind)
{
    public static CustomFieldBody Of(CustomField field) => new(field.Key, field.Kind);
}

/// <summary>Body of <c>PUT /api/v1/custom-fields/{key}</c>.</summary>
/// <param name="Kind">text, number, yesNo or day.</param>
internal sealed record CustomFieldRequest(string? Kind);
