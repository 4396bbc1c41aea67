using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.AuditTrail;

public static class AuditTrailModule
{
    public static IServiceCollection AddAuditTrail(this IServiceCollection services)
        => services.AddSingleton<AuditChainStore>().AddSingleton<AuditPeople>().AddSingleton<AuditSigner>().AddHostedService<AuditChainWorker>();
}
