using System.Globalization;
using CallInsight.Bench.Insights;
using CallInsight.Bench.Measuring;

// dotnet run -c Release --project bench/Insights [-- <calls of the large tenant, default 1000000>]
var large = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
Report.Head("Insights");
using var folder = new ScratchFolder();
await using var database = await FactsDatabase.StartAsync(Path.Combine(folder.Path, "data"));
MadeUpFacts[] tenants = [new(1, 50_000), new(2, large)];
foreach (var facts in tenants)
{
    await database.AddAsync(facts);
}

await using var silo = await FactsSilo.StartAsync(database);
using (var duck = new DuckPeer(tenants))
{
    var compared = await new ComparedRun(silo, duck, database).MeasureAsync(tenants);
    Report.Table(["by week and rep", "exact ms", "marked ms", "DuckDB ms", "PostgreSQL ms", "exact, times DuckDB", "marked, times DuckDB", "exact differs by", "marked differs by"], compared);
}

return 0;
