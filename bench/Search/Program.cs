using System.Globalization;
using CallInsight.Bench.Measuring;
using CallInsight.Bench.Search;

// dotnet build -c Release src/Web && dotnet run -c Release --project bench/Search [-- <calls, default 100000> <words a call, default 300>]
const int Rounds = 15;
const string Page = "limit=25";
var calls = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var words = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 300;
Report.Head("Search");
using var folder = new ScratchFolder();
await using var product = await Product.StartAsync(Path.Combine(folder.Path, "data"));
using var door = new SearchDoor(product, await product.NewWorkspaceAsync("search"));
await door.LoadAsync(calls, words);
await using var peer = await PlainSearch.OpenAsync(product, calls, words);
var rows = new List<string[]>();
foreach (var question in Questions.All)
{
    var (ours, plain, hits) = (new List<double>(), new List<double>(), (Ours: 0, Plain: 0));
    for (var round = -2; round < Rounds; round++)
    {
        var (took, found) = await door.AskAsync($"/api/v1/calls?{Page}&q={Uri.EscapeDataString(question.Search)}{question.More}");
        var (peerTook, peerFound) = question.Plain is { } query ? await peer.AskAsync(query) : (0, 0);
        hits = (found, peerFound);
        if (round >= 0)
        {
            ours.Add(took);
            plain.Add(peerTook);
        }
    }

    rows.Add([
        $"`{question.Search}`{question.More}", question.What, hits.Ours.ToString(CultureInfo.InvariantCulture) + (question.Plain is null || hits.Ours == hits.Plain ? "" : $" (peer {hits.Plain})"), Report.Runs(ours, 1), question.Plain is null ? "–" : Report.Runs(plain, 1)]);
}

Report.Table([$"search over {calls:N0} calls of {words} words", "what", "calls on the first page", "milliseconds over the API: median (lowest–highest)", "PostgreSQL's own over plain text"], rows);
Console.WriteLine();
Console.WriteLine($"The whole of `{Questions.Walked}`, page by page: {await door.WholeAsync(Questions.Walked)} calls, planted {Enumerable.Range(0, calls).Count(n => Questions.Planted(n)?.Contains("we the people", StringComparison.Ordinal) == true)}.");
return 0;
