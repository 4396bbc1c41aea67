using CallInsight.Storage.Logins;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Storage.Sessions;

/// <summary>Statements of one tenant, sent together: PostgreSQL runs them as one transaction, and one commit serves all.</summary>
public sealed class TenantBatch
{
    internal const string EnterSql = "select set_config('app.tenant', $1, true)";
    private readonly NpgsqlDataSource _source;
    private readonly List<NpgsqlBatchCommand> _commands = [];

    /// <summary>Statements before the last that answer with rows: entering the tenant, and each that must change one.</summary>
    private int _answering = 1;

    internal TenantBatch(NpgsqlDataSource source, Guid tenant)
    {
        _source = source;
        _commands.Add(EnterTenant(tenant));
    }

    /// <summary>Adds a statement that answers with no rows.</summary>
    /// <param name="sql">With positional parameters, <c>$1</c> and on.</param>
    public TenantBatch Add(string sql, params object?[] arguments)
    {
        _commands.Add(Command(sql, arguments));
        return this;
    }

    /// <summary>Adds a statement that must change a row, else nothing of the batch happens.</summary>
    /// <param name="update">An <c>update</c>, <c>insert</c> or <c>delete</c> without <c>returning</c>.</param>
    /// <exception cref="PostgresException">On executing: SQLSTATE 40001, another writer was first.</exception>
    public TenantBatch Require(string update, params object?[] arguments)
    {
        _answering++;
        return Add($"with done as ({update} returning 1) select guard.require((select count(*) from done))", arguments);
    }

    /// <summary>Runs all in one transaction.</summary>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _source.ConnectAsync(cancellationToken);
        await using var batch = Fill(connection);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs all in one transaction, and this query as its last statement.</summary>
    /// <returns>The query's rows.</returns>
    public async Task<List<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
    {
        Add(query.Sql, query.Arguments);
        await using var connection = await _source.ConnectAsync(cancellationToken);
        await using var batch = Fill(connection);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        for (var left = _answering; left > 0; left--)
        {
            await reader.NextResultAsync(cancellationToken);
        }

        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(query.Map(reader));
        }

        return rows;
    }

    internal static NpgsqlBatchCommand EnterTenant(Guid tenant) => Command(EnterSql, [tenant.ToString()]);

    internal static NpgsqlBatchCommand Command(string sql, object?[] arguments)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(Parameter(argument));
        }

        return command;
    }

    private static NpgsqlParameter Parameter(object? argument) => argument switch
    {
        null => new NpgsqlParameter { Value = DBNull.Value },
        NpgsqlParameter parameter => parameter,
        string text => new NpgsqlParameter<string> { TypedValue = text },
        DateTimeOffset moment => new NpgsqlParameter<DateTime> { TypedValue = moment.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        _ => new NpgsqlParameter { Value = argument },
    };

    private NpgsqlBatch Fill(NpgsqlConnection connection)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var command in _commands)
        {
            batch.BatchCommands.Add(command);
        }

        return batch;
    }
}

/// <summary>A statement that answers with rows.</summary>
/// <param name="Sql">With positional parameters, <c>$1</c> and on.</param>
public sealed record Query<T>(string Sql, object?[] Arguments, Func<NpgsqlDataReader, T> Map);
