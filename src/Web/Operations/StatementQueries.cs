using System.Globalization;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Web.Operations;

/// <summary>Statements that cost the database the most. They hold parameters' places, never what was put there.</summary>
internal sealed class StatementQueries(OperatorDatabase database)
{
    /// <summary>Since the database counts, the dearest first; null where it does not count (<c>pg_stat_statements</c> is not loaded).</summary>
    public async Task<List<StatementRow>?> DearestAsync(CancellationToken cancellationToken)
    {
        var schema = await database.AskDoorAsync("select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'", r => r.GetString(0), cancellationToken);
        if (schema.Count == 0)
        {
            return null;
        }

        try
        {
            return await database.AskDoorAsync(
                string.Create(CultureInfo.InvariantCulture, $"select left(query, 4000), calls, total_exec_time, mean_exec_time, max_exec_time, rows from {schema[0]}.pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) and query is not null order by total_exec_time desc limit 50"),
                r => new StatementRow(r.GetString(0), r.GetInt64(1), r.GetDouble(2) / 1000, r.GetDouble(3) / 1000, r.GetDouble(4) / 1000, r.GetInt64(5)),
                cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.ObjectNotInPrerequisiteState or PostgresErrorCodes.InsufficientPrivilege)
        {
            // Made in this database, and not loaded by the server; or not for us.
            return null;
        }
    }

    /// <summary>What runs now for longer than a fifth of a second, or waits within a transaction for more than five, the longest first.</summary>
    public Task<List<RunningRow>> RunningAsync(CancellationToken cancellationToken)
        => database.AskDoorAsync(
            """
            select coalesce(usename, ''), coalesce(application_name, ''), coalesce(state, ''), extract(epoch from clock_timestamp() - case when state = 'active' then query_start else xact_start end)::float8, wait_event, left(query, 4000)
            from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
              and (state = 'active' and query_start < clock_timestamp() - interval '200 milliseconds' or state like 'idle in transaction%' and xact_start < clock_timestamp() - interval '5 seconds')
            order by 4 desc limit 50
            """,
            r => new RunningRow(r.GetString(0), r.GetString(1), r.GetString(2), r.GetDouble(3), r.IsDBNull(4) ? null : r.GetString(4), r.GetString(5)),
            cancellationToken);
}

/// <summary>Times in seconds.</summary>
internal sealed record StatementRow(string Sql, long Calls, double Total, double Mean, double Longest, long Rows);

/// <param name="Seconds">Since it began.</param>
internal sealed record RunningRow(string Role, string Application, string State, double Seconds, string? Waits, string Sql);
