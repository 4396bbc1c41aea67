using CallInsight.Contracts;

namespace CallInsight.Web.SignIn;

/// <summary>What an endpoint asks of who calls it. Every endpoint has exactly one; one without is never served.</summary>
/// <param name="Kind"><c>permission</c>, <c>operator</c> (who has their token), <c>operatorSession</c> (who has signed in) or <c>public</c>.</param>
internal sealed record EndpointRule(string Kind, Permission? Permission);

/// <summary>How pages declare their rule.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}

/// <summary>A page for operators who have signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OperatorsOnlyAttribute : Attribute;

/// <summary>A page that anybody may see.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenToAllAttribute : Attribute;

internal static class EndpointRules
{
    // What ASP.NET Core adds by itself: the answer to a file that is not there, and the redirects of enhanced navigation.
    private static readonly string[] OfTheFramework = ["{**path:file}", "/_framework/opaque-redirect"];

    /// <summary>Serves only who has the permission, as far as it reaches.</summary>
    public static T Requires<T>(this T endpoint, Permission permission)
        where T : IEndpointConventionBuilder
        => endpoint.WithMetadata(new EndpointRule("permission", permission));

    /// <summary>Serves only operators who have signed in, on hosts that are no tenant's.</summary>
    public static T RequiresOperatorSession<T>(this T endpoint)
        where T : IEndpointConventionBuilder
        => endpoint.WithMetadata(new EndpointRule("operatorSession", null));

    /// <summary>Serves only who has the operators' token.</summary>
    public static T RequiresOperator<T>(this T endpoint)
        where T : IEndpointConventionBuilder
        => endpoint.WithMetadata(new EndpointRule("operator", null));

    /// <summary>Serves anybody.</summary>
    public static T Public<T>(this T endpoint)
        where T : IEndpointConventionBuilder
        => endpoint.WithMetadata(new EndpointRule("public", null));

    /// <summary>The rule of an endpoint; null when it declares none.</summary>
    public static EndpointRule? Of(Endpoint endpoint)
        => endpoint.Metadata.GetMetadata<EndpointRule>()
            ?? (endpoint.Metadata.GetMetadata<RequiresAttribute>() is { } requires ? new EndpointRule("permission", requires.Permission) : null)
            ?? (endpoint.Metadata.GetMetadata<OperatorsOnlyAttribute>() is not null ? new EndpointRule("operatorSession", null) : null)
            ?? (endpoint.Metadata.GetMetadata<OpenToAllAttribute>() is not null ? new EndpointRule("public", null) : null)
            ?? (endpoint is RouteEndpoint { RoutePattern.RawText: { } path } && OfTheFramework.Contains(path) ? new EndpointRule("public", null) : null);
}
