namespace CallInsight.Web.Provisioning.Schema;

/// <summary>A request that breaks a rule of SCIM, found deep in a filter or a patch; one endpoint filter makes the answer of it.</summary>
/// <param name="scimType">RFC 7644's word for it: <c>invalidFilter</c>, <c>invalidPath</c>, <c>invalidValue</c>, <c>invalidSyntax</c>, <c>mutability</c>, <c>noTarget</c>, <c>uniqueness</c>; null where it has none.</param>
internal sealed class ScimRefused(int status, string? scimType, string message) : Exception(message)
{
    public int Status => status;

    public string? ScimType => scimType;

    public static ScimRefused Filter(string message) => new(StatusCodes.Status400BadRequest, "invalidFilter", message);

    public static ScimRefused Path(string message) => new(StatusCodes.Status400BadRequest, "invalidPath", message);

    public static ScimRefused Value(string message) => new(StatusCodes.Status400BadRequest, "invalidValue", message);

    public static ScimRefused Syntax(string message) => new(StatusCodes.Status400BadRequest, "invalidSyntax", message);

    public static ScimRefused ReadOnly(string name) => new(StatusCodes.Status400BadRequest, "mutability", $"{name} cannot be changed.");

    public static ScimRefused NotFound(string kind) => new(StatusCodes.Status404NotFound, null, $"There is no such {kind}.");
}
