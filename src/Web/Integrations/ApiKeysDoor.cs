namespace CallInsight.Web.Integrations;

/// <summary>API keys: what page and API share, and ids of what the API makes.</summary>
internal static class ApiKeysDoor
{
    public static IServiceCollection AddApiKeys(this IServiceCollection services) => services.AddSingleton<ApiKeyQueries>().AddSingleton<OperationIds>();
}
