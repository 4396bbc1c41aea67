namespace CallInsight.Web.Integrations;

/// <summary>API keys: what page and API share.</summary>
internal static class ApiKeysDoor
{
    public static IServiceCollection AddApiKeys(this IServiceCollection services) => services.AddSingleton<ApiKeyQueries>();
}
