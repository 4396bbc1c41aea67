using CallInsight.Grains.Search.Alerts;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Search;

public static class SearchModule
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddSingleton<SavedSearchStore>().AddSingleton<SearchAlertStore>();
}
