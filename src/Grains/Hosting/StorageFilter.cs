using CallInsight.Contracts;
using CallInsight.Storage.Hosting.Telemetry;
using CallInsight.Storage.Sessions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Runtime;

namespace CallInsight.Grains.Hosting;

/// <summary>Turns the driver's exceptions, which no other process can read, into one of Contracts. The driver's own is logged here:
/// it goes no further.</summary>
public sealed partial class StorageFilter(ILogger<StorageFilter> log) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (NpgsqlException e)
        {
            if (!TransientFaults.IsTransient(e))
            {
                LogFailed(e, context.TargetId.Type, context.MethodName);
            }

            throw Crossing(e);
        }
    }

    /// <summary>What stands for it in other processes; it is counted.</summary>
    internal static StorageException Crossing(NpgsqlException fault)
    {
        var sqlState = (fault as PostgresException)?.SqlState;
        Measures.StorageErrors.Add(1, KeyValuePair.Create<string, object?>("code", sqlState ?? "none"));
        return new StorageException(sqlState, TransientFaults.IsTransient(fault));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database refused what {Grain}.{Method} asked.")]
    private partial void LogFailed(Exception e, GrainType grain, string method);
}
