using CallInsight.Testing.Web;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Browser.Tests;

/// <summary>Every page that the product has, found from the product itself, so that none is forgotten by a gate.</summary>
internal static class PortalPages
{
    /// <summary>A page with the address at which it can be looked at.</summary>
    /// <param name="Open">Whether a stranger may see it.</param>
    public sealed record PortalPage(string Address, bool Open);

    /// <summary>The pages.</summary>
    /// <param name="samples">A value for each parameter that occurs in an address of a page.</param>
    public static IReadOnlyList<PortalPage> Of(ProductHost product, IReadOnlyDictionary<string, string> samples) =>
    [
        .. from endpoint in product.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
           select new PortalPage(AddressOf(endpoint, samples), EndpointRules.Of(endpoint)?.Kind == "public"),
    ];

    private static string AddressOf(RouteEndpoint endpoint, IReadOnlyDictionary<string, string> samples)
    {
        var segments = endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => samples.TryGetValue(parameter.Name, out var sample)
                ? sample
                : throw new InvalidOperationException($"Give a sample for {{{parameter.Name}}} of the page {endpoint.RoutePattern.RawText}."),
            _ => throw new InvalidOperationException($"The address {endpoint.RoutePattern.RawText} cannot be made up."),
        })));
        return "/" + string.Join('/', segments);
    }
}
