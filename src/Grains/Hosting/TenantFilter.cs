using CallInsight.Contracts;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace CallInsight.Grains.Hosting;

/// <summary>Lets a grain be called only for the tenant in its key. What is not known to be right is denied.</summary>
public sealed class TenantFilter(ILogger<TenantFilter> log) : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        // Reminders call without a context, from the runtime itself; no host can send one.
        if (context.InterfaceMethod.DeclaringType == typeof(IRemindable) || context.Grain is not IGrainWithStringKey)
        {
            return context.Invoke();
        }

        var key = context.TargetId.Key.ToString() ?? string.Empty;
        if (IsAllowed(context.Grain, key))
        {
            return context.Invoke();
        }

        log.LogError("A call of {Method} on {Grain} came for another tenant than the grain's.", context.MethodName, context.TargetId.Type);
        throw new UnauthorizedAccessException("This grain belongs to another tenant.");
    }

    private static bool IsAllowed(object grain, string key) => grain switch
    {
        ITenantOwned => GrainKeys.TenantOf(key) is { } tenant && CallContext.Tenant == tenant,
        IPlatformOwned => GrainKeys.IsPlatform(key) && CallContext.IsPlatform,
        // Grains of the runtime itself are none of ours.
        _ => grain.GetType().Assembly != typeof(TenantFilter).Assembly,
    };
}
