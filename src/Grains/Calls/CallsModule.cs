using CallInsight.Contracts.Operations;
using CallInsight.Grains.Calls.Bulk;
using CallInsight.Grains.Calls.Fields;
using CallInsight.Grains.Calls.Reanalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Calls;

public static class CallsModule
{
    public static IServiceCollection AddCalls(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CallsOptions>().Bind(configuration.GetSection("CallInsight:Jobs"))
            .Validate(o => o.ParallelJobs is >= 1 and <= 256, "CallInsight:Jobs:ParallelJobs must be 1 to 256.")
            .Validate(o => o.JobLease >= TimeSpan.FromSeconds(10), "CallInsight:Jobs:JobLease must be at least 10 seconds.")
            .ValidateOnStart();
        return services
            .AddSingleton<CallStore>()
            .AddSingleton<NewCalls>()
            .AddSingleton<AnalysedCalls>()
            .AddSingleton<Acceptance>()
            .AddSingleton<CallAccess>()
            .AddSingleton<PrepareCall>()
            .AddSingleton<CallAnalysis>()
            .AddSingleton<CallTrials>()
            .AddSingleton<ReanalysisStore>()
            .AddSingleton<BulkStore>()
            .AddSingleton<BulkActors>()
            .AddSingleton<CustomFieldStore>()
            .AddSingleton<ReadFields>()
            .AddSingleton<FillFields>()
            .AddSingleton<JobSignal>()
            .AddSingleton<WorkerHealth>()
            .AddSingleton<WorkerLeases>()
            .AddSingleton<IReadinessPart>(s => s.GetRequiredService<WorkerHealth>())
            .AddSingleton<DoJob>()
            .AddHostedService<LostWorkers>()
            .AddHostedService<JobWorker>();
    }
}
