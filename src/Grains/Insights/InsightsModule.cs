using CallInsight.Grains.Insights.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Insights;

public static class InsightsModule
{
    public static IServiceCollection AddInsights(this IServiceCollection services)
        => services.AddSingleton<FactsStore>().AddSingleton<TenantViews>().AddSingleton<KeptAnswers>().AddSingleton<KeptPatterns>();
}
