using CallInsight.Contracts.Operations;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.Operations;

[GrainType("errors")]
internal sealed class ErrorsGrain(NpgsqlDataSource source) : Grain, IErrorsGrain
{
    private const string Sql = """
        insert into errors (fingerprint, category, message, exception, place, release, count, first_at, last_at, last_trace)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (fingerprint) do update set release = excluded.release, count = errors.count + excluded.count,
          first_at = least(errors.first_at, excluded.first_at), last_at = greatest(errors.last_at, excluded.last_at), last_trace = coalesce(excluded.last_trace, errors.last_trace)
        """;

    public async Task Note(IReadOnlyList<ErrorSeen> errors)
    {
        // In one order: what others wait for, they wait for in this one too.
        var sorted = errors.OrderBy(e => e.Fingerprint, StringComparer.Ordinal).ToList();
        await using var connection = await source.ConnectAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(ArrayColumn.Of(sorted, NpgsqlDbType.Bytea, e => Convert.FromHexString(e.Fingerprint)));
        command.Parameters.Add(ArrayColumn.Of(sorted, NpgsqlDbType.Text, e => e.Category));
        command.Parameters.Add(ArrayColumn.Of(sorted, NpgsqlDbType.Text, e => e.Message));
        command.Parameters.Add(ArrayColumn.Of(sorted, NpgsqlDbType.Text, e => e.Exception));
        command.Parameters.Add(ArrayColumn.Of(sorted, NpgsqlDbType.Text, e => e.Place));
        command.Parameters.Add(ArrayColumn.Of(sorted, NpgsqlDbType.Text, e => e.Release));
        command.Parameters.Add(ArrayColumn.Of(sorted, NpgsqlDbType.Bigint, e => e.Count));
        command.Parameters.Add(ArrayColumn.Of(sorted, NpgsqlDbType.TimestampTz, e => e.FirstAt.UtcDateTime));
        command.Parameters.Add(ArrayColumn.Of(sorted, NpgsqlDbType.TimestampTz, e => e.LastAt.UtcDateTime));
        command.Parameters.Add(ArrayColumn.Of(sorted, NpgsqlDbType.Text, e => e.TraceId));
        await command.ExecuteNonQueryAsync();
    }
}
