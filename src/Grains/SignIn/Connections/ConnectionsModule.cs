using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.SignIn.Connections;

public static class ConnectionsModule
{
    public static IServiceCollection AddConnections(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConnectionOptions>().Bind(configuration.GetSection("CallInsight:Connections"))
            .Validate(o => o.NameServer.Length == 0 || o.Server is { Port: > 0 }, "CallInsight:Connections:NameServer: give an address and a port, such as 192.0.2.53:53.").ValidateOnStart();
        return services.AddSingleton<ConnectionStore>().AddSingleton<DomainStore>().AddSingleton<DomainNames>().AddSingleton<ProviderClient>().AddSingleton<Providers>().AddSingleton<OidcExchange>().AddSingleton<SsoAdmission>();
    }
}
