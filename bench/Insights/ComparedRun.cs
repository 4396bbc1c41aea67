using System.Diagnostics;
using System.Globalization;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Insights;

/// <summary>The same question to our grains, to DuckDB and to PostgreSQL, turn by turn, on one core and on two.</summary>
internal sealed class ComparedRun(FactsSilo silo, DuckPeer duck, FactsDatabase database, int rounds)
{
    private const int WarmUp = 30;

    // The compiler needs its time too, above all on one core.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(3);

    // PostgreSQL takes seconds, and is not the closest.
    private const int SqlEvery = 7;
    private int _asked;

    public async Task<List<string[]>> MeasureAsync(IReadOnlyList<MadeUpFacts> tenants)
    {
        var rows = new List<string[]>();
        foreach (var threads in new[] { 1, 2 })
        {
            Cores(threads);
            foreach (var facts in tenants)
            {
                foreach (var question in new[] { new WeekByRep(180), new WeekByRep(MadeUpFacts.Days) })
                {
                    rows.Add(await RowAsync(facts, question, threads));
                    await Console.Error.WriteLineAsync(string.Join(" | ", rows[^1]));
                }
            }
        }

        Cores(Environment.ProcessorCount);
        return rows;
    }

    private async Task<string[]> RowAsync(MadeUpFacts facts, WeekByRep question, int threads)
    {
        duck.Threads(threads);
        for (var (round, began) = (0, Stopwatch.GetTimestamp()); round < WarmUp || Stopwatch.GetElapsedTime(began) < WarmUpTime; round++)
        {
            await OursAsync(facts, question, approximate: round % 2 == 0);
        }

        var (exact, marked, peer, sql) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (ourTime, peerTime) = (new List<double>(), new List<double>());
        var (difference, error) = (0.0, 0.0);
        for (var round = 0; round < rounds; round++)
        {
            var (milliseconds, time, cells) = await OursAsync(facts, question, approximate: false);
            exact.Add(milliseconds);
            ourTime.Add(time);
            var (duckMilliseconds, duckTime, duckCells) = duck.Ask(question, facts);
            peer.Add(duckMilliseconds);
            peerTime.Add(duckTime);
            difference = Math.Max(difference, duckCells.DifferenceTo(cells));
            (milliseconds, _, cells) = await OursAsync(facts, question, approximate: true);
            marked.Add(milliseconds);
            error = Math.Max(error, duckCells.DifferenceTo(cells));
            if (round % SqlEvery == 0)
            {
                var (sqlMilliseconds, sqlCells) = await PostgresAsync(facts, question, threads);
                sql.Add(sqlMilliseconds);
                difference = Math.Max(difference, sqlCells.DifferenceTo(duckCells));
            }
        }

        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{facts.Calls:N0} calls, {question.Days} days, {threads} thread{(threads > 1 ? "s" : "")}"),
            Report.Runs(exact, 2), Report.Runs(marked, 2), Report.Runs(peer, 2), Report.Runs(sql, 0),
            Report.Number(Median.Of(peer) / Median.Of(exact), 1), Report.Number(Median.Of(peer) / Median.Of(marked), 1),
            Report.Number(Median.Of(peerTime) / Median.Of(ourTime), 1),
            difference.ToString("0.0e0", CultureInfo.InvariantCulture), error.ToString("0.0e0", CultureInfo.InvariantCulture),
        ];
    }

    private async Task<(double Milliseconds, double ProcessorTime, Cells Cells)> OursAsync(MadeUpFacts facts, WeekByRep question, bool approximate)
    {
        var query = question.Ours(approximate, ++_asked);
        var used = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var answers = await silo.AskAsync(facts.Tenant, query);
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return (milliseconds, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds, Cells.Of(answers.Answers[0]));
    }

    private async Task<(double Milliseconds, Cells Cells)> PostgresAsync(MadeUpFacts facts, WeekByRep question, int threads)
    {
        var start = Stopwatch.GetTimestamp();
        var rows = await database.QueryAsync(string.Create(CultureInfo.InvariantCulture, $"set max_parallel_workers_per_gather = {threads - 1}; set work_mem = '256MB'; {question.Postgres(facts.Tenant)}"));
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var cells = new Cells();
        foreach (var row in rows)
        {
            var numbers = row.Skip(2).SelectMany(value => value switch
            {
                double[] both => both.Select(b => (double?)b),
                null => [null],
                _ => [Convert.ToDouble(value, CultureInfo.InvariantCulture)],
            }).ToList();
            cells.Add(DateOnly.FromDateTime((DateTime)row[0]!), (Guid)row[1]!, numbers);
        }

        return (milliseconds, cells);
    }

    /// <summary>Binds every thread of this process to so many cores; PostgreSQL is told by its own setting.</summary>
    private static void Cores(int count)
    {
        using var bind = Process.Start(new ProcessStartInfo("taskset", ["-acp", string.Create(CultureInfo.InvariantCulture, $"0-{count - 1}"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        bind.StandardOutput.ReadToEnd();
        bind.WaitForExit();
    }
}
