using CallInsight.Contracts;

namespace CallInsight.Grains.Hosting;

/// <summary>A grain that knows its tenant from its key.</summary>
internal abstract class TenantOwnedGrain : Grain
{
    /// <summary>The tenant of the grain's key.</summary>
    protected Guid TenantId => GrainKeys.TenantOf(this.GetPrimaryKeyString())
        ?? throw new InvalidOperationException("A tenant's grain was made with a key that names no tenant.");

    /// <summary>Reads what it remembers. No filter stands around this: what the driver throws is turned into what can cross a process here, as
    /// <see cref="StorageFilter"/> does for calls.</summary>
    public sealed override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(cancellationToken);
        }
        catch (Npgsql.NpgsqlException e)
        {
            throw StorageFilter.Crossing(e);
        }
    }

    /// <summary>Reads what the grain remembers, before its first call.</summary>
    protected virtual Task ReadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gives up memory after a write whose outcome is unknown or that another writer overtook: the next call reads again.</summary>
    protected async Task<T> OrForget<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (Npgsql.NpgsqlException)
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
