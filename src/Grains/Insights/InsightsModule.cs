using CallInsight.Grains.Insights.Annotations;
using CallInsight.Grains.Insights.Patterns;
using CallInsight.Grains.Insights.SavedViews;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Insights;

public static class InsightsModule
{
    public static IServiceCollection AddInsights(this IServiceCollection services)
        => services.AddSingleton<FactsStore>().AddSingleton<TenantViews>().AddSingleton<KeptAnswers>().AddSingleton<KeptPatterns>()
            .AddSingleton<AnnotationStore>().AddSingleton<SavedViewStore>().AddSingleton<DashboardStore>();
}
