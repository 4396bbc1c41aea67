using CallInsight.Contracts;
using CallInsight.Contracts.Billing;
using CallInsight.Contracts.Tenants;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.Billing;

/// <summary>With what a new tenant begins.</summary>
internal sealed class FirstPlan(PlanBook book, IOptions<PlansOptions> options, TimeProvider time)
{
    /// <summary>What is to be written of it; null where it has what the installation gives.</summary>
    public async Task<Subscription?> OfAsync(CreateTenant command, CancellationToken cancellationToken)
    {
        // Operators give what they say. Who sets a workspace up gets what the installation says.
        var wanted = command.MadeUp ? string.Empty : command.Actor.Kind == "operator" && command.Plan.Length > 0 ? command.Plan : options.Value.New;
        return wanted switch
        {
            "" => null,
            "trial" => SubscriptionGrain.Trial(await book.NewestAsync(PlanNames.Business, cancellationToken), Subscription.TrialEnd(time.GetUtcNow(), TimeZoneInfo.Utc)) with { Version = 1 },
            _ => Active(await book.NewestAsync(wanted, cancellationToken)),
        };
    }

    /// <summary>The name that the tenant's row bears.</summary>
    public string NameOf(Subscription? subscription, CreateTenant command) => subscription?.Plan ?? (command.MadeUp ? command.Plan : options.Value.Default);

    private static Subscription Active(PlanVersion plan) => new(plan.Plan, plan.Version, "active", "month", null, null, false, null, null, null, null, null, 1);
}
