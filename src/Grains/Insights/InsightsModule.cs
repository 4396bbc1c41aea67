using CallInsight.Grains.Insights.Annotations;
using CallInsight.Grains.Insights.OwnMetrics;
using CallInsight.Grains.Insights.Patterns;
using CallInsight.Grains.Insights.SavedViews;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Insights;

public static class InsightsModule
{
    public static IServiceCollection AddInsights(this IServiceCollection services)
    {
        services.AddOptions<InsightsOptions>().BindConfiguration("CallInsight:Insights")
            .Validate(o => o.MemoryMegabytes >= 0, "CallInsight:Insights:MemoryMegabytes must be 0 or more.")
            .ValidateOnStart();
        return services.AddSingleton<FactsStore>().AddSingleton<FactsMemory>().AddSingleton<TenantViews>().AddSingleton<KeptAnswers>().AddSingleton<KeptPatterns>()
            .AddSingleton<AnnotationStore>().AddSingleton<SavedViewStore>().AddSingleton<DashboardStore>().AddSingleton<OwnMetricStore>();
    }
}
