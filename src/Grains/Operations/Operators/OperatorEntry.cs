using CallInsight.Storage.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.Operations.Operators;

/// <summary>What is written of an operator's deed, in its own transaction.</summary>
/// <param name="By">Null: by the operators' token.</param>
/// <param name="Action">Past tense with its thing: <c>tenant.suspended</c>.</param>
/// <param name="Tenant">Which tenant it was about.</param>
internal sealed record OperatorEntry(Guid? By, string Action, Guid? Tenant = null, string? Detail = null)
{
    private const string Sql = "insert into operator_entries (entry_id, at, operator_id, action, about_tenant, detail) values ($1, $2, $3, $4, $5, $6)";

    /// <summary>For a transaction of a tenant.</summary>
    public void AddTo(TenantBatch batch, DateTimeOffset now)
    {
        NpgsqlParameter[] arguments = [.. Arguments(now)];
        batch.Add(Sql, [.. arguments]);
    }

    /// <summary>For a transaction of the platform.</summary>
    public NpgsqlBatchCommand Command(DateTimeOffset now)
    {
        var command = new NpgsqlBatchCommand(Sql);
        foreach (var argument in Arguments(now))
        {
            command.Parameters.Add(argument);
        }

        return command;
    }

    private IEnumerable<NpgsqlParameter> Arguments(DateTimeOffset now) =>
    [
        Column(NpgsqlDbType.Uuid, Guid.CreateVersion7(now)), Column(NpgsqlDbType.TimestampTz, now.UtcDateTime), Column(NpgsqlDbType.Uuid, By),
        Column(NpgsqlDbType.Text, Action), Column(NpgsqlDbType.Uuid, Tenant), Column(NpgsqlDbType.Text, Detail),
    ];

    internal static NpgsqlParameter Column(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
