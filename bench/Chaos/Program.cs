using System.Globalization;
using CallInsight.Bench.Chaos;
using CallInsight.Bench.Measuring;
using CallInsight.Testing;

// dotnet build -c Release src/Web && dotnet run -c Release --project bench/Chaos [-- <minutes, default 5> <seed>]
var minutes = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Random.Shared.Next();
Report.Head($"Chaos for {minutes} minutes, seed {seed}");
await using var cluster = new LocalCluster();
await cluster.InitializeAsync();
var imports = new Imports(cluster, await cluster.ATenantAsync("chaos"), repeats: true);
using var enough = new CancellationTokenSource();
var sending = imports.SendAsync(enough.Token);
var done = await new Misfortunes(cluster, new Random(seed)).StrikeAsync(TimeSpan.FromMinutes(minutes), imports);
await enough.CancelAsync();
await sending;
var faults = await imports.FaultsAsync();
Report.Table(["what happened", "times", "longest time without an accepted call, s"], done);
Console.WriteLine();
Console.WriteLine($"{imports.Accepted.Count} calls accepted, {imports.Postponed} requests asked to come again, {faults.Count} faults.");
foreach (var fault in faults)
{
    Console.WriteLine($"- {fault}");
}

return faults.Count == 0 ? 0 : 1;
