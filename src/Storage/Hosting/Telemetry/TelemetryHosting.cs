using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CallInsight.Storage.Hosting.Telemetry;

/// <summary>How every process is seen from outside: metrics to be fetched at <c>/metrics</c>, and metrics, traces and logs sent by OTLP where
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says.</summary>
public static class TelemetryHosting
{
    /// <summary>Where metrics are fetched.</summary>
    public const string MetricsPath = "/metrics";

    /// <summary>Series that one instrument may have: what goes beyond is one series more, marked as overflow.</summary>
    private const int MostSeries = 500;

    /// <summary>Requests are told by route, method and status, of which there are some thousand together.</summary>
    private const int MostSeriesOfRequests = 4_000;

    /// <summary>Of Orleans: what a cluster's operator looks at. The others are many.</summary>
    private static readonly HashSet<string> OfOrleans = new(StringComparer.Ordinal)
    {
        "orleans-catalog-activations", "orleans-app-requests-timedout", "orleans-messaging-rejected", "orleans-runtime-grains", "orleans-gateway-connected-clients",
    };

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("callinsight", serviceVersion: Release.Present, autoGenerateServiceInstanceId: true))
            .WithMetrics(AddMetrics);
        if (IsSent(builder.Configuration))
        {
            telemetry.WithTracing(AddTraces).WithLogging().UseOtlpExporter();
        }
    }

    /// <summary>Whether an endpoint for OTLP is set.</summary>
    public static bool IsSent(IConfiguration configuration) => configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };

    private static void AddMetrics(MeterProviderBuilder metrics) => metrics
        .AddMeter(Measures.Meter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql", "Microsoft.Orleans")
        .AddView(i => i.Meter.Name == "Microsoft.Orleans" && !OfOrleans.Contains(i.Name) ? MetricStreamConfiguration.Drop : new MetricStreamConfiguration { CardinalityLimit = i.Name == "http.server.request.duration" ? MostSeriesOfRequests : MostSeries })
        .AddPrometheusExporter(o => o.ScrapeEndpointPath = MetricsPath);

    // Paths hold names of workspaces and secrets of links; the route says enough.
    private static void AddTraces(TracerProviderBuilder traces) => traces
        .AddAspNetCoreInstrumentation(o =>
        {
            o.Filter = http => !http.Request.Path.StartsWithSegments("/health") && !http.Request.Path.StartsWithSegments(MetricsPath);
            o.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.path", null).SetTag("url.query", null);
        })
        .AddSource("Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application", "Npgsql");
}
