using CallInsight.Bench.Measuring;

// dotnet build -c Release src/Web && dotnet run -c Release --project bench/Starts [-- <rounds>]
var rounds = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 5;
Report.Head("From start to ready");
var (made, existing, bare) = (new List<double>(), new List<double>(), new List<double>());
for (var round = 0; round < rounds; round++)
{
    using var folder = new ScratchFolder();
    var data = Path.Combine(folder.Path, "data");
    made.Add(await TimeAsync(Product.RunAsync(data)));
    existing.Add(await TimeAsync(Product.RunAsync(data)));
    bare.Add(await TimeAsync(Product.StartAsync(data)));
}

Report.Table(
    ["what", "milliseconds to 200 of /health/ready: median (lowest–highest)", "aim"],
    [
        ["`dotnet run --no-build -c Release --project src/Web`, new database", Report.Runs(made), "6,000"],
        ["`dotnet run --no-build -c Release --project src/Web`, existing database", Report.Runs(existing), "3,000"],
        ["the built program alone, existing database", Report.Runs(bare), "–"],
    ]);
return 0;

static async Task<double> TimeAsync(Task<Product> start)
{
    await using var product = await start;
    return product.StartTime.TotalMilliseconds;
}
