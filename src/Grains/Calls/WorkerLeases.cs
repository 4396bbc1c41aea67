using CallInsight.Storage.Sessions;
using Orleans.Runtime;

namespace CallInsight.Grains.Calls;

/// <summary>Under which name a silo holds jobs: its address and the moment of its start, so that no two silos ever share one.</summary>
internal sealed class WorkerLeases(AppDatabase database, ILocalSiloDetails silo, TimeProvider time)
{
    /// <summary>The name of this silo.</summary>
    public string Own { get; } = NameOf(silo.SiloAddress);

    public Task<long> GiveBackOwnAsync(CancellationToken cancellationToken) => GiveBackAsync(Own, cancellationToken);

    /// <summary>Lets every silo take at once what a dead one held.</summary>
    /// <returns>How many jobs that were.</returns>
    public Task<long> GiveBackAsync(SiloAddress dead, CancellationToken cancellationToken) => GiveBackAsync(NameOf(dead), cancellationToken);

    private async Task<long> GiveBackAsync(string name, CancellationToken cancellationToken)
        => (await database.AskDoorAsync("select door.release_jobs($1, $2)", r => r.GetInt64(0), cancellationToken, name, time.GetUtcNow())).Single();

    private static string NameOf(SiloAddress silo) => silo.ToParsableString();
}
