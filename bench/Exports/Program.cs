using System.Globalization;
using CallInsight.Bench.Exports;
using CallInsight.Bench.Measuring;

// dotnet build -c Release src/Web && dotnet run -c Release --project bench/Exports [-- <rows, default 100000> <many rows, default 1000000>]
const int Rounds = 5;
const int Megabyte = 1024 * 1024;
string[] formats = ["csv", "jsonl", "parquet", "xlsx"];
var few = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var many = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
Report.Head("Exports");
using var folder = new ScratchFolder();
await using var product = await Product.StartAsync(Path.Combine(folder.Path, "data"));
foreach (var (rows, rounds) in new[] { (few, Rounds), (many, 1) })
{
    var workspace = await product.NewWorkspaceAsync(FormattableString.Invariant($"rows{rows}"));
    await FactRows.AddAsync(product, workspace.Tenant, rows);
    using var door = new ExportDoor(product, workspace);
    var table = new List<string[]>();
    foreach (var format in formats.Where(f => rows == few || f != "xlsx"))
    {
        if (format != "xlsx")
        {
            table.Add(await RowAsync($"{format}, streamed", rounds, () => door.StreamAsync(format), format == "csv" ? rows + 1 : null));
        }

        table.Add(await RowAsync($"{format}, as a file that is written and taken", rounds, () => door.FileAsync(format), format == "csv" ? rows + 1 : null));
    }

    Report.Table([$"facts of {rows.ToString("N0", CultureInfo.InvariantCulture)} calls", "seconds: median (lowest–highest)", "MB of the file", "MB that the process grew at most"], table);
    Console.WriteLine();
}

return 0;

static async Task<string[]> RowAsync(string what, int rounds, Func<Task<Taken>> take, long? lines)
{
    var taken = new List<Taken>();
    for (var round = rounds == 1 ? 0 : -1; round < rounds; round++)
    {
        var one = await take();
        if (lines is { } wanted && one.Lines != wanted)
        {
            throw new InvalidOperationException($"{what}: {one.Lines} lines instead of {wanted}.");
        }

        if (round >= 0)
        {
            taken.Add(one);
        }
    }

    return [what, Report.Runs([.. taken.Select(t => t.Seconds)], 2), Report.Number(taken[0].Bytes / (double)Megabyte), Report.Number(taken.Max(t => t.Grown) / (double)Megabyte)];
}
