using CallInsight.Storage.Sessions;
using Orleans.Runtime;

namespace CallInsight.Grains.Calls;

/// <summary>Under which name a silo holds jobs and messages of the outbox: its address and the moment of its start, so that no two silos ever share one.</summary>
internal sealed class WorkerLeases(AppDatabase database, ILocalSiloDetails silo, TimeProvider time)
{
    /// <summary>The name of this silo.</summary>
    public string Own { get; } = NameOf(silo.SiloAddress);

    public Task<long> GiveBackOwnJobsAsync(CancellationToken cancellationToken) => GiveBackAsync("door.release_jobs($1, $2)", Own, cancellationToken);

    public Task<long> GiveBackOwnMessagesAsync(CancellationToken cancellationToken) => GiveBackAsync("door.release_messages($1, $2)", Own, cancellationToken);

    /// <summary>Lets every silo take at once what a dead one held.</summary>
    /// <returns>How many jobs and messages that were.</returns>
    public Task<long> GiveBackAsync(SiloAddress dead, CancellationToken cancellationToken) => GiveBackAsync("door.release_jobs($1, $2) + door.release_messages($1, $2)", NameOf(dead), cancellationToken);

    private async Task<long> GiveBackAsync(string release, string name, CancellationToken cancellationToken)
        => (await database.AskDoorAsync($"select {release}", r => r.GetInt64(0), cancellationToken, name, time.GetUtcNow())).Single();

    private static string NameOf(SiloAddress silo) => silo.ToParsableString();
}
