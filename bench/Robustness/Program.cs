using System.Globalization;
using CallInsight.Bench.Measuring;
using CallInsight.Bench.Robustness;

// dotnet run -c Release --project bench/Robustness [-- <inputs, 1,000,000> [<seed, 1>]]
var inputs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
Report.Head($"Robustness: {Report.Number(inputs)} damaged sources, seed {seed}");
var reading = new DamagedReading(inputs, seed);
reading.Run();
Report.Table(["of all inputs", "count or figure"], reading.Rows());
foreach (var fault in reading.Faults.Take(20))
{
    Console.WriteLine($"- {fault}");
}

return reading.Faults.IsEmpty ? 0 : 1;
