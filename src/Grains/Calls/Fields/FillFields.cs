using CallInsight.Contracts;

namespace CallInsight.Grains.Calls.Fields;

/// <summary>Looks calls through for values that they were given under a field's key before the field was defined. One piece of it a job's turn:
/// a silo that dies loses that piece, which is done again.</summary>
internal sealed class FillFields(CustomFieldStore store, IGrainFactory grains, JobSignal jobs)
{
    private const int PieceOfCalls = 500;

    public async Task RunAsync(Guid tenant, Guid field, Guid job, CancellationToken cancellationToken)
    {
        if (await store.FillingAsync(tenant, field, cancellationToken) is not { } filling)
        {
            await store.EndAsync(tenant, field, job, cancellationToken);
            return;
        }

        var calls = await store.NextAsync(tenant, filling, PieceOfCalls, cancellationToken);
        CallContext.Enter(tenant);
        foreach (var some in calls.Where(c => c.HasValue).Chunk(Environment.ProcessorCount * 2))
        {
            await Task.WhenAll(some.Select(c => grains.Call(tenant, c.Call).RefreshFields()));
        }

        if (calls.Count < PieceOfCalls)
        {
            await store.EndAsync(tenant, field, job, cancellationToken);
            return;
        }

        await store.ContinueAsync(tenant, field, job, calls[^1].Call, cancellationToken);
        jobs.Raise();
    }
}
