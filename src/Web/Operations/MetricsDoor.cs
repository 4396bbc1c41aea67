using System.Net;
using System.Security.Cryptography;
using System.Text;
using CallInsight.Storage.Hosting.Telemetry;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;
using Microsoft.Extensions.Options;

namespace CallInsight.Web.Operations;

/// <summary>Metrics of a Web lie on the port that everybody reaches: they are for this machine, and for who has the operator's token. To all
/// others, and in a workspace, there is nothing.</summary>
internal static class MetricsDoor
{
    public static void UseMetricsDoor(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.Request.Path.StartsWithSegments(TelemetryHosting.MetricsPath) && (http.Tenant() is not null || !(IsFromHere(http) || IsOperator(http))))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await next(http);
    });

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint().Public().ExcludeFromDescription();

    // What a proxy on this machine passes on comes from somebody else, also where the proxy is not believed in that.
    private static bool IsFromHere(HttpContext http)
        => http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && !new[] { "X-Forwarded-For", "X-Original-For", "Forwarded", "Via" }.Any(http.Request.Headers.ContainsKey);

    private static bool IsOperator(HttpContext http)
    {
        var (header, token) = (http.Request.Headers.Authorization.ToString(), http.RequestServices.GetRequiredService<IOptionsMonitor<OperatorOptions>>().CurrentValue.Token);
        return token.Length > 0 && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[7..].Trim())), SHA256.HashData(Encoding.UTF8.GetBytes(token)));
    }
}
