using CallInsight.Contracts;

namespace CallInsight.Grains.Hosting;

/// <summary>A grain that knows its tenant from its key.</summary>
internal abstract class TenantOwnedGrain : Grain
{
    /// <summary>The tenant of the grain's key.</summary>
    protected Guid TenantId => GrainKeys.TenantOf(this.GetPrimaryKeyString())
        ?? throw new InvalidOperationException("A tenant's grain was made with a key that names no tenant.");

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
