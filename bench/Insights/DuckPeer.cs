using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace CallInsight.Bench.Insights;

/// <summary>The same rows in a DuckDB in memory: one table, sorted by tenant and day, with numbers for reps.</summary>
internal sealed class DuckPeer : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckPeer(params IReadOnlyList<MadeUpFacts> tenants)
    {
        _connection.Open();
        Run($"create table facts (tenant integer, day date, rep integer, {string.Join(", ", Analysis.Metrics.All.Select(m => $"{FactsDatabase.ColumnOf(m.Key)} float"))})");
        using var appender = _connection.CreateAppender("facts");
        foreach (var facts in tenants.OrderBy(t => t.Number))
        {
            for (var row = 0; row < facts.Calls; row++)
            {
                var added = appender.CreateRow().AppendValue(facts.Number).AppendValue(DateOnly.FromDateTime(facts.Started[row])).AppendValue(facts.Rep[row]);
                foreach (var metric in facts.Metrics)
                {
                    added = float.IsNaN(metric[row]) ? added.AppendNullValue() : added.AppendValue(metric[row]);
                }

                added.EndRow();
            }
        }
    }

    public void Threads(int threads) => Run(string.Create(CultureInfo.InvariantCulture, $"set threads = {threads}"));

    /// <returns>Milliseconds by the clock and of processor time until the result stands; reading its rows is not counted.</returns>
    public (double Milliseconds, double ProcessorTime, Cells Cells) Ask(WeekByRep question, MadeUpFacts facts)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = question.DuckDb(facts.Number);
        var used = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        using var reader = command.ExecuteReader();
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var processorTime = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds;
        var cells = new Cells();
        while (reader.Read())
        {
            var numbers = new List<double?> { Convert.ToDouble(reader.GetValue(2), CultureInfo.InvariantCulture) };
            for (var column = 3; column < reader.FieldCount; column += 2)
            {
                numbers.Add(reader.IsDBNull(column) ? null : reader.GetDouble(column));
                var percentiles = reader.IsDBNull(column + 1) ? null : ((IEnumerable<float>)reader.GetValue(column + 1)).ToList();
                numbers.AddRange(percentiles?.Select(p => (double?)p) ?? [null, null]);
            }

            cells.Add(DateOnly.FromDateTime(Convert.ToDateTime(reader.GetValue(0) is DateOnly day ? day.ToDateTime(default) : reader.GetValue(0), CultureInfo.InvariantCulture)), facts.Members[reader.GetInt32(1)], numbers);
        }

        return (milliseconds, processorTime, cells);
    }

    public void Dispose() => _connection.Dispose();

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
