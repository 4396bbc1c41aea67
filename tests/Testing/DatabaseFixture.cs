using CallInsight.Storage.Logins;
using Xunit;

namespace CallInsight.Testing;

/// <summary>A migrated database for the tests of one class, on the PostgreSQL that the product brings along.</summary>
public class DatabaseFixture : IAsyncLifetime
{
    private readonly TestPostgres _postgres;
    private TestDatabase? _database;

    public DatabaseFixture()
        : this(TestPostgres.Npm)
    {
    }

    protected DatabaseFixture(TestPostgres postgres) => _postgres = postgres;

    /// <summary>The database; the test is skipped, with the reason, where its PostgreSQL is absent.</summary>
    public TestDatabase Database => _database ?? throw Skip.Because(_postgres.Absent!);

    public DatabaseConnections Connections => Database.Connections;

    public async ValueTask InitializeAsync()
    {
        if (_postgres.Absent is null)
        {
            _database = await _postgres.NewDatabaseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}

/// <summary>The same on PostgreSQL 15, the oldest that is supported.</summary>
public sealed class DatabaseFixture15() : DatabaseFixture(TestPostgres.Machine15);
