using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Web.Tests.Isolation;

/// <summary>An endpoint of the API as the product itself knows it.</summary>
/// <param name="Path">With its parameters as the OpenAPI document writes them: <c>/api/v1/calls/{id}</c>.</param>
internal sealed record ApiEndpoint(string Method, string Path, Permission? Permission)
{
    public bool NamesAThing => Path.Contains('{', StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Path}";

    /// <summary>A request to it that is well formed.</summary>
    /// <param name="sample">A value for the parameter of the path.</param>
    public HttpRequestMessage Request(Func<string, string> sample)
    {
        var path = ApiSurface.Parameter().Replace(Path, m => sample(Path));
        var request = new HttpRequestMessage(new HttpMethod(Method), path);
        if (Method is "POST" or "PATCH" or "PUT")
        {
            request.Content = JsonContent.Create(ApiSurface.BodyOf(this));
        }

        return request;
    }
}

/// <summary>Every endpoint that programs may call. What is added to the product is tried without being added here.</summary>
internal static partial class ApiSurface
{
    public static IReadOnlyList<ApiEndpoint> Of(ProductHost product) =>
    [
        .. from endpoint in All(product)
           let path = Constraint().Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), string.Empty)
           where path.StartsWith("/api/v1/", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select new ApiEndpoint(method, path, EndpointRules.Of(endpoint)?.Permission),
    ];

    /// <summary>Every endpoint of the product, pages and files included.</summary>
    public static IEnumerable<RouteEndpoint> All(ProductHost product) =>
        product.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    /// <summary>A body that is refused by nothing but a rule about who asks for what.</summary>
    public static object BodyOf(ApiEndpoint endpoint) => endpoint.ToString() switch
    {
        "POST /api/v1/calls" or "POST /api/v1/analysis" => SampleCalls.Body(),
        "PATCH /api/v1/calls/{id}" => new { title = "Taken over" },
        "POST /api/v1/bulk" => new { where = new { }, action = "tag", tag = "Taken over" },
        "POST /api/v1/calls/{id}/comments" or "PATCH /api/v1/calls/{id}/comments/{comment}" => new { text = "Taken over" },
        "POST /api/v1/calls/{id}/shares" => new { member = Guid.CreateVersion7() },
        "PATCH /api/v1/members/{id}" => new { role = "rep" },
        "PUT /api/v1/searches/{id}" or "PUT /api/v1/views/{id}" or "PUT /api/v1/dashboards/{id}" => new { name = "Taken over" },
        "PATCH /api/v1/annotations/{id}" => new { text = "Taken over" },
        "PATCH /api/v1/teams/{id}" => new { name = "Taken over", leads = Array.Empty<Guid>() },
        _ => new { },
    };

    [GeneratedRegex(@"\{\w+\}", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex Parameter();

    [GeneratedRegex(@":\w+(?=\})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Constraint();
}
