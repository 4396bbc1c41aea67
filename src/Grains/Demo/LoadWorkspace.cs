using CallInsight.Contracts;
using CallInsight.Contracts.Demo;
using CallInsight.Contracts.Tenants;
using CallInsight.Grains.Demo.Plan;

namespace CallInsight.Grains.Demo;

/// <summary>Makes the workspace in a closed tenant beside the present one, and changes them over when every call is ready.
/// Calls go the way of every call: registered by their grains, analysed as jobs.</summary>
internal sealed class LoadWorkspace(IGrainFactory grains, DemoStore store, StaffWorkspace staff, TimeProvider time)
{
    /// <summary>The address of the one that is being made. An address exists once, so nobody else can make one at the same time.</summary>
    private const string NextSlug = "demo-next";
    private const int AtATime = 8;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan StandsStill = TimeSpan.FromMinutes(2);

    public async Task RunAsync(Loading loading, CancellationToken cancellationToken)
    {
        // What an earlier attempt left half done.
        await RetireAsync(NextSlug, cancellationToken);
        var tenant = Guid.CreateVersion7(time.GetUtcNow());
        CallContext.Enter(tenant);
        var created = Check(await grains.Tenant(tenant).Create(new CreateTenant(Actor.System, NextSlug, Cast.Company, Cast.Owner.Email, Cast.Owner.Name, "business", WithApiKey: false, MadeUp: true, StaffWorkspace.NoPassword)));
        await staff.RunAsync(created, cancellationToken);
        var calls = MadeUpWorkspace.CallsOf(MadeUpWorkspace.Seed, time.GetUtcNow());
        await Task.WhenAll(RegisterAsync(tenant, calls, cancellationToken), AwaitReadyAsync(tenant, calls.Count, loading, cancellationToken));
        await RetireAsync(DemoState.Slug, cancellationToken);
        CallContext.Enter(tenant);
        Check(await grains.Tenant(tenant).MoveMadeUp(new MoveMadeUpTenant(Actor.System, DemoState.Slug, Open: true)));
    }

    private async Task RegisterAsync(Guid tenant, IReadOnlyList<MadeUpCall> calls, CancellationToken cancellationToken)
        => await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken }, async (call, _) =>
        {
            CallContext.Enter(tenant);
            Check(await grains.Call(tenant, Guid.CreateVersion7(time.GetUtcNow())).Register(call.Command()));
        });

    private async Task AwaitReadyAsync(Guid tenant, int total, Loading loading, CancellationToken cancellationToken)
    {
        var moved = time.GetTimestamp();
        while (loading.Done < total)
        {
            await Task.Delay(Look, time, cancellationToken);
            var (ready, failed) = await store.CountAsync(tenant, cancellationToken);
            if (failed > 0 || time.GetElapsedTime(moved) > StandsStill)
            {
                throw new InvalidOperationException($"The made-up calls cannot be made ready: {ready} are, {failed} failed.");
            }

            moved = ready > loading.Done ? time.GetTimestamp() : moved;
            loading.Done = ready;
        }
    }

    /// <summary>Closes the made-up tenant of an address, takes the address away and removes its calls.</summary>
    private async Task RetireAsync(string slug, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(slug, cancellationToken) is not { } found)
        {
            return;
        }

        CallContext.Enter(found.Tenant);
        Check(await grains.Tenant(found.Tenant).MoveMadeUp(new MoveMadeUpTenant(Actor.System, $"demo-{found.Tenant:N}", Open: false)));
        await store.EmptyAsync(found.Tenant, cancellationToken);
    }

    private static T Check<T>(Result<T> result) => result.Ok ? result.Value : throw new InvalidOperationException($"The made-up workspace cannot be made: {result.Refusal!.Code}.");
}
