using System.Globalization;
using CallInsight.Bench.Insights;
using CallInsight.Bench.Measuring;

// dotnet run -c Release --project bench/Insights [-- <rounds of each comparison, default 15> <calls of the large tenant, default 1000000>]
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 15;
var large = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
Report.Head("Insights");
using var folder = new ScratchFolder();
await using var database = await FactsDatabase.StartAsync(Path.Combine(folder.Path, "data"));
MadeUpFacts[] tenants = [new(1, 50_000), new(2, large)];
foreach (var facts in tenants)
{
    await database.AddAsync(facts);
}

await using (var comparing = await FactsSilo.StartAsync(database, new KeyValuePair<string, string?>("CallInsight:Insights:KeepAnswers", "false")))
{
    using var duck = new DuckPeer(tenants);
    var compared = await new ComparedRun(comparing, duck, database, rounds).MeasureAsync(tenants);
    Report.Table(["by week and rep", "exact ms", "marked ms", "DuckDB ms", "PostgreSQL ms", "exact, times DuckDB", "marked, times DuckDB", "by processor time", "exact differs by", "marked differs by"], compared);
}

Console.WriteLine();
await using var silo = await FactsSilo.StartAsync(database);
Report.Table(["memory", "median (lowest–highest)"], await MemoryRun.MeasureAsync(silo, tenants[1]));
Console.WriteLine();
var crowd = new CrowdRun(silo, database, tenants[1]);
Report.Table(["16 people, 100 calls/s arriving", "asked", "median ms", "p95", "p99", "most"], [await crowd.StandardPagesAsync(), await crowd.FreeQuestionsAsync()]);
Console.WriteLine();
Report.Table(["freshness", "measured"], [await FreshRun.MeasureAsync(silo, database, tenants[1])]);
return 0;
