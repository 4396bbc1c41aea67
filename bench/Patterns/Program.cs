using System.Globalization;
using CallInsight.Bench.Measuring;
using CallInsight.Bench.Patterns;
using CallInsight.Bench.Patterns.Planting;

// dotnet run -c Release --project bench/Patterns [-- <seed, drawn and printed> [<strength, 0.5> [<tenants of each size, 400>]]]
var seed = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Random.Shared.Next(1_000_000);
var strength = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 0.5;
var tenants = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 400;
int[] sizes = [60, 120, 250, 500, 1_000, 3_000, 10_000];
(string Name, double Low, double High)[] sizesOfEffects = [("under 0.147", 0, 0.147), ("0.147–0.33", 0.147, 0.33), ("0.33–0.474", 0.33, 0.474), ("from 0.474", 0.474, 2)];

Report.Head(FormattableString.Invariant($"Patterns: {tenants} tenants of each size, 30 figures, seed {seed}, strength {strength}"));
Console.WriteLine("What was planted and is found, by decided calls and size of the effect (Cliff's delta); a third of the figures have an effect:");
Console.WriteLine();
Report.Table(
    ["decided calls", .. sizesOfEffects.Select(s => s.Name), "false among found", "nothing told"],
    sizes.Select(size =>
    {
        var tally = Run(Methods.All[0].Run, new TenantShape(size, strength, 0.33));
        return (string[])[Report.Number(size), .. sizesOfEffects.Select(s => Share(tally.FoundBetween(s.Low, s.High).Share)), Share(tally.FalseShare), Share(tally.Untold)];
    }));

(string Name, TenantShape Shape)[] cases =
[
    ("a third planted", new TenantShape(1_000, strength, 0.33)),
    ("a third planted, reps differ much", new TenantShape(1_000, strength, 0.33, Confounding: 1)),
    ("one in fifteen planted", new TenantShape(1_000, strength, 0.066)),
    ("nothing planted, reps alike", new TenantShape(1_000, 0, 0, Confounding: 0)),
    ("nothing planted", new TenantShape(1_000, 0, 0)),
    ("nothing planted, reps differ much", new TenantShape(1_000, 0, 0, Confounding: 1)),
    ("nothing planted, reps differ much, 150 calls", new TenantShape(150, 0, 0, Confounding: 1)),
    ("nothing planted but wider spread", new TenantShape(1_000, 0, 0, SpreadAlone: true)),
];
Console.WriteLine();
Console.WriteLine("Methods side by side on the same tenants, of 1,000 decided calls where the case says nothing else: of what is reported the share that is not there (mean over tenants), and of what is there the share found:");
Console.WriteLine();
Report.Table(
    ["case", .. Methods.All.Select(m => m.Name)],
    cases.Select(c => (string[])[c.Name, .. Methods.All.Select(m => Run(m.Run, c.Shape)).Select(t => c.Shape.Planted == 0 ? Share(t.FalseShare) : $"{Share(t.FalseShare)}, found {Share(t.Found)}")]));
return 0;

Tally Run(Func<PlantedTenant, IReadOnlyList<bool?>> method, TenantShape shape)
{
    var tally = new Tally();
    var results = Enumerable.Range(0, tenants).AsParallel().AsOrdered().Select(i =>
    {
        var tenant = PlantedTenant.Of(HashCode(seed, shape.Calls, i), shape);
        return (tenant, method(tenant));
    });
    foreach (var (tenant, found) in results)
    {
        tally.Add(tenant, found);
    }

    return tally;
}

static int HashCode(int seed, int size, int i) => unchecked((((seed * 31) + size) * 1_000_003) + (i * 7_919));

static string Share(double share) => double.IsNaN(share) ? "–" : Report.Number(share * 100, 1) + " %";
