using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Billing;

public static class BillingModule
{
    public static IServiceCollection AddBilling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PlansOptions>().Bind(configuration.GetSection("CallInsight:Plans"))
            .Validate(o => o.IsGood, "CallInsight:Plans: Default is free, team, business or enterprise; New is one of them, trial, or nothing.").ValidateOnStart();
        return services.AddSingleton<SubscriptionStore>().AddSingleton<PlanBook>().AddSingleton<FirstPlan>();
    }
}
