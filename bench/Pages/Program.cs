using System.Globalization;
using CallInsight.Bench.Measuring;
using CallInsight.Bench.Pages;

// dotnet build -c Release src/Web && dotnet run -c Release --project bench/Pages [-- <calls in the workspace, default 1000> <path, default />]
const int Rounds = 5;
const int Requests = 2_000;
const int Connections = 32;
const int WarmUp = 15_000;
var calls = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000;
var path = args.Length > 1 ? args[1] : "/";
Report.Head("Pages");
using var folder = new ScratchFolder();
await using var product = await Product.StartAsync(Path.Combine(folder.Path, "data"));
using var session = await SignedInSession.OpenAsync(product, await product.NewWorkspaceAsync("pages"), calls);
// Until everything that is used often is compiled for good.
await session.LoadAsync(path, WarmUp, Connections);
var (pace, middle, tail, used) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
for (var round = 0; round < Rounds; round++)
{
    var before = product.ProcessorTime();
    var (whole, each) = await session.LoadAsync(path, Requests, Connections);
    pace.Add(Requests / whole.TotalSeconds);
    middle.Add(Median.Of(each));
    tail.Add(Quantile.Of(each, 0.99));
    var after = product.ProcessorTime();
    used.Add((after.Process + after.Postgres - before.Process - before.Postgres).TotalMilliseconds / Requests);
}

Report.Table(
    ["page, signed in", "requests/s: median (lowest–highest)", "median ms", "p99 ms", "processor ms a request, PostgreSQL included", "aim"],
    [[$"`{path}`, {calls:N0} calls, {Connections} connections, {session.Bytes:N0} bytes", Report.Runs(pace), Report.Runs(middle, 1), Report.Runs(tail, 1), Report.Runs(used, 2), path == "/" ? "1,500" : "–"]]);
return 0;
