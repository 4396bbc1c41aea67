using CallInsight.Testing.Web;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Browser.Tests;

/// <summary>Every page that the product has, found from the product itself, so that none is forgotten by a gate.</summary>
internal static class PortalPages
{
    /// <summary>A page with the address at which it can be looked at.</summary>
    /// <param name="Open">Whether a stranger may see it.</param>
    public sealed record PortalPage(string Address, bool Open);

    /// <summary>The pages.</summary>
    /// <param name="samples">For each folder of addresses, <c>calls</c> or <c>link</c>, the name of something in it.</param>
    public static IReadOnlyList<PortalPage> Of(ProductHost product, IReadOnlyDictionary<string, string> samples) => Of(product, samples, path => !IsOfOperators(path));

    /// <summary>The pages of operators, which exist outside every workspace.</summary>
    /// <inheritdoc cref="Of(ProductHost, IReadOnlyDictionary{string, string})"/>
    public static IReadOnlyList<PortalPage> OfOperators(ProductHost product, IReadOnlyDictionary<string, string> samples) => Of(product, samples, IsOfOperators);

    private static IReadOnlyList<PortalPage> Of(ProductHost product, IReadOnlyDictionary<string, string> samples, Func<string, bool> which) =>
    [
        .. from endpoint in product.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && which(endpoint.RoutePattern.RawText!)
           select new PortalPage(AddressOf(endpoint, samples), EndpointRules.Of(endpoint)?.Kind == "public"),
    ];

    private static bool IsOfOperators(string path) => path.Trim('/').Split('/')[0] == "operator";

    private static string AddressOf(RouteEndpoint endpoint, IReadOnlyDictionary<string, string> samples)
    {
        var folder = string.Empty;
        var address = new List<string>();
        foreach (var part in endpoint.RoutePattern.PathSegments.SelectMany(s => s.Parts))
        {
            if (part is RoutePatternLiteralPart literal)
            {
                folder = literal.Content;
                address.Add(folder);
            }
            else
            {
                address.Add(samples.TryGetValue(folder, out var sample) ? sample : throw new InvalidOperationException($"Give a sample for the page {endpoint.RoutePattern.RawText}."));
            }
        }

        return "/" + string.Join('/', address);
    }
}
