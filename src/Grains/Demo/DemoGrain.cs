using CallInsight.Contracts;
using CallInsight.Contracts.Demo;
using CallInsight.Grains.Demo.Plan;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallInsight.Grains.Demo;

/// <summary>One at a time: two clicks at once meet here.</summary>
[GrainType("demo")]
internal sealed partial class DemoGrain(LoadWorkspace load, DemoStore store, IHostApplicationLifetime host, ILogger<DemoGrain> log) : Grain, IDemoGrain
{
    private static readonly TimeSpan Stays = TimeSpan.FromHours(1);
    private Loading? _loading;

    public async Task<Result<DemoState>> Open(OpenDemo command)
    {
        if (!command.BesideReal && await store.HasRealAsync(CancellationToken.None))
        {
            return DemoRefusals.Closed;
        }

        var state = await GetState();
        return state.IsReady || state.IsLoading ? state : Begin();
    }

    public async Task<Result<DemoState>> Reset(ResetDemo command)
    {
        if (await store.FindAsync(DemoState.Slug, CancellationToken.None) is not { } there || there.Tenant != command.Tenant)
        {
            return DemoRefusals.NotFound;
        }

        if (RoleTable.Of(command.Actor, Permission.TenantDelete) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        return _loading is { IsRunning: true } ? await GetState() : Begin();
    }

    public async Task<DemoState> GetState()
    {
        if (_loading is { IsRunning: true } loading)
        {
            return new DemoState("loading", loading.Done, MadeUpWorkspace.Calls, null, null);
        }

        // A company that calls itself "demo" is not ours to open.
        var found = await store.FindAsync(DemoState.Slug, CancellationToken.None);
        if (found is { Open: true } there && await store.IsMadeUpAsync(there.Tenant, CancellationToken.None))
        {
            return new DemoState("ready", MadeUpWorkspace.Calls, MadeUpWorkspace.Calls, there.Tenant, await store.FindOwnerAsync(there.Tenant, CancellationToken.None));
        }

        return new DemoState(_loading is { HasFailed: true } ? "failed" : "none", 0, MadeUpWorkspace.Calls, null, null);
    }

    private DemoState Begin()
    {
        DelayDeactivation(Stays);
        _loading = Loading.Start(LoadAsync);
        return new DemoState("loading", 0, MadeUpWorkspace.Calls, null, null);
    }

    private async Task LoadAsync(Loading loading)
    {
        try
        {
            await load.RunAsync(loading, host.ApplicationStopping);
        }
        catch (Exception e)
        {
            LogFailed(e);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The made-up workspace could not be made. It can be opened again.")]
    private partial void LogFailed(Exception e);
}
