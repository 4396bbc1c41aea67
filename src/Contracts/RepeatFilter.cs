using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;

namespace CallInsight.Contracts;

/// <summary>Repeats a call that was lost with a silo, with growing pauses, until another silo has the grain: where that is safe
/// (<see cref="SafeToRepeatAttribute"/>, <see cref="ReadOnlyAttribute"/>), and only for callers that are no grains, so that one
/// request is repeated in one place.</summary>
public sealed partial class RepeatFilter(GatewayLoss loss, TimeProvider time, ILogger<RepeatFilter> log) : IOutgoingGrainCallFilter
{
    // A hung silo is out in less than ten seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    // For answers that come another way than through the silo that was lost.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);
    private static readonly ConcurrentDictionary<MethodInfo, bool> Safe = new();

    public Task Invoke(IOutgoingGrainCallContext context)
        => context.SourceContext?.GrainId.IsClient() == false || !IsSafe(context.InterfaceMethod) ? context.Invoke() : InvokeUntilHeardAsync(context);

    /// <summary>Whether a method may be called again when nobody knows if the first call was done.</summary>
    public static bool IsSafe(MethodInfo method)
        => Safe.GetOrAdd(method, m => m.GetCustomAttribute<SafeToRepeatAttribute>() is not null || m.GetCustomAttribute<ReadOnlyAttribute>() is not null);

    private async Task InvokeUntilHeardAsync(IOutgoingGrainCallContext context)
    {
        var begun = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var lost = loss.Next;
            var attempt = context.Invoke();
            try
            {
                await attempt.WaitAsync(lost);
                return;
            }
            catch (Exception e) when (IsLost(e) && time.GetElapsedTime(begun) < Patience)
            {
                LogLost(context.InterfaceName, context.MethodName, e.GetType().Name);
            }
            catch (OperationCanceledException e) when (e.CancellationToken == lost)
            {
                await HearOrCallAnewAsync(context, attempt);
                return;
            }

            // Not all callers of a lost silo at the same moment.
            await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), time);
        }
    }

    private static bool IsLost(Exception e)
        => e is OrleansMessageRejectionException or ConnectionFailedException or ClientNotAvailableException;

    // A context takes one attempt at a time, and this one may stay without an answer: what follows it is a call of its own.
    private async Task HearOrCallAnewAsync(IOutgoingGrainCallContext context, Task attempt)
    {
        await attempt.WaitAsync(Grace, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        object?[] arguments = [.. Enumerable.Range(0, context.Request.GetArgumentCount()).Select(context.Request.GetArgument)];
        if (attempt.IsCompletedSuccessfully)
        {
            return;
        }

        LogLost(context.InterfaceName, context.MethodName, nameof(GatewayLoss));
        _ = attempt.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        var anew = (Task)context.InterfaceMethod.Invoke(context.Grain, arguments)!;
        await anew;
        context.Result = context.InterfaceMethod.ReturnType.IsGenericType ? anew.GetType().GetProperty("Result")!.GetValue(anew) : null;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Interface}.{Method} was lost with a silo ({Fault}) and is repeated.")]
    private partial void LogLost(string? @interface, string? method, string fault);
}
