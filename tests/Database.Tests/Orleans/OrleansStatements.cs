using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Xunit;

namespace CallInsight.Database.Tests.Orleans;

/// <summary>
/// Runs the texts of Orleans' statements as its providers do: read from OrleansQuery through the search path, one
/// command on a connection of its own, every parameter typed, no transaction around.
/// </summary>
internal sealed class OrleansStatements(string connectionString)
{
    private readonly Lazy<Task<Dictionary<string, string>>> _texts = new(() => ReadAsync(connectionString));

    public async Task<IReadOnlyCollection<string>> KeysAsync() => (await _texts.Value).Keys;

    /// <summary>The rows of the answer, by column name in lower case.</summary>
    public async Task<List<Dictionary<string, object?>>> RowsAsync(string key, params (string Name, object? Value, NpgsqlDbType Type)[] parameters)
    {
        var text = (await _texts.Value)[key];
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(text, connection);
        foreach (var (name, value, type) in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value });
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                column => reader.GetName(column),
                column => reader.IsDBNull(column) ? null : reader.GetValue(column),
                StringComparer.OrdinalIgnoreCase));
        }

        return rows;
    }

    /// <summary>An answer of exactly one column and one row, which is how Orleans reads a boolean.</summary>
    public async Task<bool> YesAsync(string key, params (string Name, object? Value, NpgsqlDbType Type)[] parameters) =>
        Convert.ToBoolean(Assert.Single(Assert.Single(await RowsAsync(key, parameters))).Value, CultureInfo.InvariantCulture);

    private static async Task<Dictionary<string, string>> ReadAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT QueryKey, QueryText FROM OrleansQuery", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0), reader.GetString(1));
        }

        return texts;
    }
}
