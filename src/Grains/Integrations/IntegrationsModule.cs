using CallInsight.Grains.Integrations.Webhooks;
using CallInsight.Grains.Operations.Outbox;
using CallInsight.Grains.Reports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Integrations;

public static class IntegrationsModule
{
    public static IServiceCollection AddIntegrations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection("CallInsight:Webhooks"));
        return services
            .AddSingleton<WebhookStore>()
            .AddSingleton<WebhookDeliveries>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<ICourier, WebhookCourier>()
            .AddSingleton<IReportReady, TellOfReports>();
    }
}
