using CallInsight.Storage;
using CallInsight.Storage.OwnPostgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallInsight.Testing;

/// <summary>
/// A data directory with a PostgreSQL that a test starts, stops and kills as it likes. Most tests want a database of
/// <see cref="TestPostgres"/> instead.
/// </summary>
public sealed class OwnServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly OwnPostgresOptions _options;

    public OwnServer(OwnPostgresOptions? options = null)
    {
        _options = (options ?? new OwnPostgresOptions()) with { Elsewhere = _folder.PathOf("elsewhere") };
        Data = DataDirectory.Open(DataPath);
    }

    public string DataPath => _folder.PathOf("data");

    public DataDirectory Data { get; private set; }

    public PostgresServer? Running { get; private set; }

    public async Task<PostgresServer> StartAsync() =>
        Running = await PostgresServer.StartAsync(Data, _options, NullLogger.Instance, CancellationToken.None);

    public Task StopAsync() => Running?.StopAsync(CancellationToken.None) ?? Task.CompletedTask;

    /// <summary>What is left when the program is killed: the lock is given up, the server runs on.</summary>
    public void DieAndOpenAgain()
    {
        Data.Dispose();
        Data = DataDirectory.Open(DataPath);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Data.Dispose();
        _folder.Dispose();
    }
}
