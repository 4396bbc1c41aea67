using System.Diagnostics;
using CallInsight.Contracts;
using CallInsight.Storage.Hosting.Telemetry;

namespace CallInsight.Grains.Hosting;

/// <summary>Measures calls of our grains by interface and method. It stands before the other filters: what they deny is measured too.</summary>
public sealed class MeasureFilter(TimeProvider time) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var grain = context.InterfaceMethod.DeclaringType;
        if (grain?.Assembly != typeof(GrainKeys).Assembly || !Measures.GrainCalls.Enabled)
        {
            await context.Invoke();
            return;
        }

        var (began, outcome) = (time.GetTimestamp(), "failed");
        try
        {
            await context.Invoke();
            outcome = "ok";
        }
        finally
        {
            Measures.GrainCalls.Record(time.GetElapsedTime(began).TotalSeconds, new TagList { { "grain", grain.Name }, { "method", context.InterfaceMethod.Name }, { "outcome", outcome } });
        }
    }
}
