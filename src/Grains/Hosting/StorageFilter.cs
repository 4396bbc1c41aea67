using CallInsight.Contracts;
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
            var sqlState = (e as PostgresException)?.SqlState;
            var isTransient = e.IsTransient || sqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections;
            if (!isTransient)
            {
                LogFailed(e, context.TargetId.Type, context.MethodName);
            }

            throw new StorageException(sqlState, isTransient);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database refused what {Grain}.{Method} asked.")]
    private partial void LogFailed(Exception e, GrainType grain, string method);
}
