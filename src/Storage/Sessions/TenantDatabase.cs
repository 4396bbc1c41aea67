using System.Data;
using CallInsight.Storage.Logins;
using Npgsql;

namespace CallInsight.Storage.Sessions;

/// <summary>The database as one role sees it, one tenant at a time. Every statement runs in a transaction whose
/// <c>app.tenant</c> is set, so that row-level security shows that tenant's rows and no others.</summary>
public class TenantDatabase(NpgsqlDataSource source)
{
    /// <summary>Statements that are done together or not at all, in one round trip.</summary>
    public TenantBatch Begin(Guid tenant) => new(source, tenant);

    /// <summary>Rows of one query.</summary>
    /// <param name="sql">With positional parameters, <c>$1</c> and on.</param>
    public async Task<List<T>> QueryAsync<T>(Guid tenant, string sql, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken, params object?[] arguments)
    {
        await using var connection = await source.ConnectAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(TenantBatch.EnterTenant(tenant));
        batch.BatchCommands.Add(TenantBatch.Command(sql, arguments));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>The one row of a query; null when there is none.</summary>
    public async Task<T?> FindAsync<T>(Guid tenant, string sql, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken, params object?[] arguments)
        where T : class
        => (await QueryAsync(tenant, sql, map, cancellationToken, arguments)).FirstOrDefault();

    /// <summary>An open connection in a transaction of the tenant, for what a single query cannot do (COPY, several reads of one snapshot).</summary>
    /// <param name="isolation">Repeatable read where all statements must see one state.</param>
    public async Task<TenantTransaction> OpenAsync(Guid tenant, CancellationToken cancellationToken, IsolationLevel isolation = IsolationLevel.ReadCommitted)
    {
        var connection = await source.ConnectAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken);
            await using var enter = connection.CreateCommand();
            enter.CommandText = TenantBatch.EnterSql;
            enter.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant.ToString() });
            await enter.ExecuteNonQueryAsync(cancellationToken);
            return new TenantTransaction(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Rows of one of the <c>door</c> functions, which know no tenant yet.</summary>
    public async Task<List<T>> AskDoorAsync<T>(string sql, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken, params object?[] arguments)
    {
        await using var connection = await source.ConnectAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(TenantBatch.Command(sql, arguments));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(reader));
        }

        return rows;
    }
}

/// <summary>The database as the grains' role sees it: it may write.</summary>
public sealed class AppDatabase(NpgsqlDataSource source) : TenantDatabase(source);

/// <summary>The database as Web's role sees it: read only.</summary>
public sealed class ReaderDatabase(NpgsqlDataSource source) : TenantDatabase(source);

/// <summary>The database as operators see it: totals and states over all tenants, no content.</summary>
public sealed class OperatorDatabase(NpgsqlDataSource source) : TenantDatabase(source);
