using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CallInsight.Bench.Measuring;

/// <summary>A cluster of Release builds on this machine, as <c>deploy/local-cluster</c> starts it.</summary>
public sealed class RunningCluster : IAsyncDisposable
{
    private readonly string _folder;
    private readonly SocketsHttpHandler _handler = new() { UseCookies = false, AllowAutoRedirect = false };

    private RunningCluster(string folder) => _folder = folder;

    /// <summary>Addresses of its Webs.</summary>
    public IReadOnlyList<Uri> Webs => [.. Described("webs").Select(w => new Uri(w.GetProperty("url").GetString()!))];

    /// <summary>The processes of its silos.</summary>
    public IReadOnlyList<int> Silos => [.. Described("silos").Select(Pid)];

    /// <summary>How its database is reached past all rules.</summary>
    public string Postgres => Description().GetProperty("postgres").GetProperty("connectionString").GetString()!;

    /// <param name="folder">Empty: the cluster's files are put there.</param>
    /// <param name="words">Further words for the script, such as <c>--tls</c>.</param>
    public static async Task<RunningCluster> StartAsync(string folder, int silos, int webs, params string[] words)
    {
        var cluster = new RunningCluster(folder);
        await cluster.RunAsync(["up", "--silos", Text(silos), "--webs", Text(webs), "--port", Text(FreePort()), .. words]);
        return cluster;
    }

    /// <summary>Requests to one of the Webs (the first is 0), with a bearer token where there is one.</summary>
    public HttpClient Client(int web, string? token = null)
    {
        var client = new HttpClient(_handler, disposeHandler: false) { BaseAddress = Webs[web % Webs.Count] };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
        return client;
    }

    /// <summary>Makes a workspace.</summary>
    public async Task<Workspace> NewWorkspaceAsync(string slug)
    {
        using var operators = Client(0, Description().GetProperty("operatorToken").GetString());
        return await Workspace.MakeAsync(operators, slug);
    }

    /// <summary>Ends a silo as a crash would, and starts it again (the first is 1).</summary>
    public async Task LoseSiloAsync(int number)
    {
        using (var silo = Process.GetProcessById(Silos[number - 1]))
        {
            silo.Kill();
        }

        await RunAsync(["restart", "silo", Text(number)]);
    }

    /// <summary>What its processes have used so far.</summary>
    public ClusterUse Use()
    {
        var postmaster = Processes.ChildrenOf(Pid(Description().GetProperty("postgres"))).Append(Pid(Description().GetProperty("postgres"))).ToList();
        return new ClusterUse(Time(Silos), Time(Described("webs").Select(Pid)), Time(postmaster), Silos.Sum(Processes.Resident), SocketBytes.SentBy([.. Silos, .. Described("webs").Select(Pid)]));

        static TimeSpan Time(IEnumerable<int> processes) => processes.Aggregate(TimeSpan.Zero, (sum, p) => sum + Processes.ProcessorTime(p));
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync(["down"]);
        _handler.Dispose();
    }

    private static int Pid(JsonElement process) => process.GetProperty("pid").GetInt32();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private JsonElement Description() => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(_folder, "cluster.json")));

    private IEnumerable<JsonElement> Described(string processes) => Description().GetProperty(processes).EnumerateArray();

    private async Task RunAsync(IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(Path.Combine(Machine.Clone, "deploy", "local-cluster"), [.. words, "--dir", _folder]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["CALLINSIGHT_CONFIGURATION"] = "release";

        // The rate of a key is not what is measured.
        start.Environment["CallInsight__RateLimit__Rate"] = "1000000";
        start.Environment["CallInsight__RateLimit__Burst"] = "1000000";
        using var script = Process.Start(start)!;
        await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        if (script.ExitCode != 0)
        {
            throw new InvalidOperationException($"deploy/local-cluster {words.First()} ended with code {script.ExitCode}. Build first: dotnet build -c Release src/Web");
        }
    }
}

/// <summary>What the processes of a cluster have used since they started.</summary>
/// <param name="SiloBytes">Of memory, all silos together.</param>
/// <param name="SentBytes">By silos and Webs over connections that are open.</param>
public sealed record ClusterUse(TimeSpan Silos, TimeSpan Webs, TimeSpan Postgres, long SiloBytes, long SentBytes);
