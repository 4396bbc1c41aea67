using CallInsight.Bench.Findings;
using CallInsight.Bench.Measuring;

// dotnet run -c Release --project bench/Findings [-- <core>]
var core = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
Pinned.To(core);
Report.Head("Findings");
var rows = new List<string[]>();
foreach (var (name, calls) in CallSet.All())
{
    rows.AddRange(await FindingsRun.MeasureAsync(name, calls, core));
}

Report.Table(FindingsRun.Columns, rows);
Console.WriteLine();
Report.Table(["a call of ten hours", "milliseconds: median (lowest–highest)"], LongCall.Measure());
return 0;
