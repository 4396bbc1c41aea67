using System.Runtime.CompilerServices;
using System.Text.Json;
using CallInsight.Web.Operations.Operators;
using CallInsight.Web.Shared;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Operations;

/// <summary>Figures of operators' pages as they change, by server-sent events.</summary>
internal static class LiveEndpoint
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    public static void MapLive(this IEndpointRouteBuilder routes)
        => routes.MapGet("/operator/live", (OperatorVisit visit, PlatformState state, TimeProvider time) => TypedResults.ServerSentEvents(EventsAsync(visit, state, time, visit.Aborted), "figures"))
            .RequiresOperatorSession().ExcludeFromDescription();

    /// <summary>What each place on the page shows, by its name.</summary>
    public static IReadOnlyDictionary<string, string> Written(PlatformFigures f) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["silos"] = Figures.Count(f.Silos),
        ["webs"] = Figures.Count(f.Webs),
        ["jobs"] = Figures.Count(f.JobsWaiting),
        ["jobsFailed"] = Figures.Count(f.JobsFailed),
        ["jobsLate"] = Figures.Duration(f.JobsLate ?? 0),
        ["outbox"] = Figures.Count(f.OutboxWaiting),
        ["outboxLate"] = Figures.Duration(f.OutboxLate ?? 0),
        ["errors"] = Figures.Count(f.Errors),
    };

    /// <summary>One at once, then one each time that something has changed, until the session has ended.</summary>
    private static async IAsyncEnumerable<string> EventsAsync(OperatorVisit visit, PlatformState state, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (account, epoch, last) = (visit.Account, visit.Session!.Epoch, string.Empty);
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            if (await visit.Operators.GetSession(account) is not { } session || session.Epoch != epoch)
            {
                yield break;
            }

            var present = JsonSerializer.Serialize(Written(await state.GetAsync(cancellationToken)));
            if (present != last)
            {
                yield return last = present;
            }
        }
        while (await WaitAsync(timer, cancellationToken));
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
