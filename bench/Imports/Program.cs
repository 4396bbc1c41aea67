using System.Globalization;
using CallInsight.Bench.Imports;
using CallInsight.Bench.Measuring;

// dotnet build -c Release src/Web && dotnet run -c Release --project bench/Imports [-- <calls to load for the memory, default 2000>]
var load = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_000;
Report.Head("Imports");
using var folder = new ScratchFolder();
await using var product = await Product.StartAsync(Path.Combine(folder.Path, "data"));
var workspace = await product.NewWorkspaceAsync("imports");
var idle = product.Memory();
using var door = new ApiDoor(product, workspace);
await using var raw = await RawInserts.OpenAsync(product);

var accepted = new AcceptedRun(product, door, raw);
await accepted.MeasureAsync();
Report.Table(["calls of 1,500 words", "a second: median (lowest–highest)", "p99 ms", "of raw inserts"], accepted.Rows());
Ratios.Note("imports: accepted calls, of raw inserts", accepted.OfRawInserts);
Console.WriteLine();
Report.Table(["processor time", "process ms", "PostgreSQL ms"], accepted.Costs());
Console.WriteLine();
Report.Table(["accepted to counted by /api/v1/insights/query", "milliseconds: median, p99, most"], [await VisibleRun.MeasureAsync(door)]);
Console.WriteLine();
Report.Table(["memory", "process MB", "PostgreSQL MB", "together MB"], await MemoryRun.MeasureAsync(door, product, idle, load));
Console.WriteLine();
Report.Table(["the history again", "seconds", "calls an hour"], await ReanalysisRun.MeasureAsync(door, raw));
return 0;
