using System.Globalization;
using CallInsight.Bench.Load;
using CallInsight.Bench.Measuring;

// dotnet build -c Release src/Web && dotnet run -c Release --project bench/Load -- <command> [options]
//   load      [--silos 3] [--webs 2] [--tenants 20] [--times 10] [--hot 0] [--seconds 60] [--kill no] [--tls no]   arrivals that do not wait for answers
//   capacity  [--silos 1,2,4] [--tls no]                                                                            what a call and a query cost
var options = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[^1], StringComparer.Ordinal);
string[] tls = Option("tls", "no") == "yes" ? ["--tls"] : [];
if (args is ["capacity", ..])
{
    Report.Head("Capacity");
    var rows = new List<string[]>();
    var costs = new List<(double Call, double Query)>();
    foreach (var silos in Option("silos", "1,2,4").Split(',').Select(Number))
    {
        var (row, call, query) = await CapacityRun.MeasureAsync((int)silos, tls);
        rows.Add(row);
        costs.Add((call, query));
    }

    Report.Table(CapacityRun.Columns, rows);
    Ratios.Note("capacity: a call on one silo, of the largest cluster", costs[0].Call / costs[^1].Call);
    Ratios.Note("capacity: a query on one silo, of the largest cluster", costs[0].Query / costs[^1].Query);
    return 0;
}

var (warmUp, duration) = (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(Number(Option("seconds", "60"))));
Report.Head("Load");
using var folder = new ScratchFolder();
await using var cluster = await RunningCluster.StartAsync(folder.Path, (int)Number(Option("silos", "3")), (int)Number(Option("webs", "2")), tls);
var tenants = new List<LoadedTenant>();
for (var number = 0; number < Number(Option("tenants", "20")); number++)
{
    tenants.Add(await LoadedTenant.MakeAsync(cluster, $"load-{number}", history: 200));
}

var run = new LoadRun(tenants, Number(Option("hot", "0")), WorkingDay.Of(Number(Option("times", "10"))));
var loss = Option("kill", "no") == "yes" ? LoseAsync() : Task.CompletedTask;
var kinds = await run.RunAsync(warmUp, duration);
await loss;
Report.Table(["kind", "a second", "answered", "errors", "p50 ms", "p95", "p99", "p99.9", "most", "under 1 s, %"], LoadRun.Rows(kinds, duration));
var all = kinds.SelectMany(k => k.Milliseconds).ToList();
var (errors, late) = (kinds.Sum(k => k.Errors) / (double)all.Count, all.Count(ms => ms >= 1000) / (double)all.Count);
Console.WriteLine();
Console.WriteLine($"Load when it ended: {Machine.Load()}. Goal, 99.9 % under 1 s and errors under 0.1 %: {(run.IsOverrun ? "overrun, ended early" : errors < 0.001 && late <= 0.001 ? "met" : "not met")}.");
tenants.ForEach(t => t.Dispose());
return 0;

async Task LoseAsync()
{
    await Task.Delay(warmUp + (duration / 3));
    await cluster.LoseSiloAsync(2);
}

string Option(string name, string missing) => options.GetValueOrDefault(name, missing);

static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
