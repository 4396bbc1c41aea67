using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Npgsql;
using Xunit;

namespace CallInsight.Testing;

/// <summary>Three silos, two Webs and a PostgreSQL in processes of their own, as <c>deploy/local-cluster</c> starts them; silos reach each other, and all
/// reach the database, by ways that a test may cut. They end with the tests.</summary>
public sealed class LocalCluster : IAsyncLifetime
{
    private const int Webs = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };
    private readonly int[] _listening = [ProductProcess.FreePort(), ProductProcess.FreePort(), ProductProcess.FreePort()];

    public LocalCluster()
    {
        ToSilos = [.. _listening.Select(port => new Detour(() => new IPEndPoint(IPAddress.Loopback, port)))];
        ToDatabase = new Detour(() => new UnixDomainSocketEndPoint(Path.Combine(new NpgsqlConnectionStringBuilder(ConnectionStrings().First().Value).Host!, ".s.PGSQL.5432")));
        Silos = new ClusterSilos(number => Described().GetProperty("silos")[number - 1].GetProperty("pid").GetInt32(), _listening.Length);
    }

    /// <summary>The ways from the other silos to each; Webs reach it by another.</summary>
    public IReadOnlyList<Detour> ToSilos { get; }

    /// <summary>The way of every process to the database; <see cref="LookAsync"/> takes another.</summary>
    public Detour ToDatabase { get; }

    /// <summary>Its silos as processes.</summary>
    public ClusterSilos Silos { get; }

    private string Folder => _folder.PathOf("cluster");

    public async ValueTask InitializeAsync()
        => await RunAsync(["up", "--silos", Text(_listening.Length), "--webs", Text(Webs), "--port", Text(ProductProcess.FreePort())]);

    public async ValueTask DisposeAsync()
    {
        await RunAsync(["down"]);
        var left = Processes.WorkingIn(Folder);
        foreach (var way in ToSilos.Append(ToDatabase))
        {
            await way.DisposeAsync();
        }

        _handler.Dispose();
        _folder.Dispose();
        if (left.Count > 0)
        {
            throw new InvalidOperationException($"Processes are left over: {string.Join("; ", left)}");
        }
    }

    /// <summary>Requests to one of the Webs (the first is 0) with a bearer token.</summary>
    public HttpClient Client(int web, string token)
    {
        var client = new HttpClient(_handler, disposeHandler: false) { BaseAddress = new Uri(Described().GetProperty("webs")[web % Webs].GetProperty("url").GetString()!) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A new tenant, made through the first Web.</summary>
    /// <returns>A key of all scopes.</returns>
    public async Task<string> ATenantAsync(string slug)
    {
        using var operators = Client(0, Described().GetProperty("operatorToken").GetString()!);
        using var answer = await operators.PostAsJsonAsync("/api/operator/v1/tenants", new { slug, name = slug, ownerEmail = $"owner@{slug}.example" });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("apiKey").GetString()!;
    }

    /// <summary>The metrics of each process as this machine fetches them: of Webs, and of silos on their admin ports.</summary>
    public async Task<(IReadOnlyList<string> Webs, IReadOnlyList<string> Silos)> MetricsAsync()
    {
        using var client = new HttpClient(_handler, disposeHandler: false);
        return (await OfAsync("webs", "url"), await OfAsync("silos", "adminUrl"));

        async Task<string[]> OfAsync(string processes, string url)
            => await Task.WhenAll(Described().GetProperty(processes).EnumerateArray().Select(p => client.GetStringAsync(p.GetProperty(url).GetString()!.TrimEnd('/') + "/metrics")));
    }

    /// <summary>What every Web answers when it is asked whether it is ready.</summary>
    public async Task<bool> AreWebsReadyAsync()
    {
        var ready = await Task.WhenAll(Enumerable.Range(0, Webs).Select(async web =>
        {
            using var client = Client(web, "");
            using var answer = await client.GetAsync("/health/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        }));
        return ready.All(r => r);
    }

    /// <summary>Ends a silo by SIGTERM where it lives, starts it again, and returns when it is ready (the first is 1).</summary>
    /// <param name="environment">Of the new process besides.</param>
    public Task RestartSiloAsync(int number, params IEnumerable<KeyValuePair<string, string>> environment) => RunAsync(["restart", "silo", Text(number)], environment);

    /// <summary>Starts those silos again that have ended.</summary>
    public async Task RestartLostSilosAsync()
    {
        foreach (var number in Silos.Numbers.Where(n => !Silos.Lives(n)))
        {
            await RestartSiloAsync(number);
        }
    }

    /// <summary>Starts a silo of another cluster on this one's database, which is expected to give up.</summary>
    /// <returns>Its exit code and what it printed.</returns>
    public Task<(int Code, string Said)> StartAnotherSiloInVainAsync(string clusterId)
    {
        var program = CloneFolder.PathOf("artifacts", "bin", "Silo", Configuration, "CallInsight.Silo.dll");
        Dictionary<string, string> settings = new(ConnectionStrings())
        {
            ["CallInsight__ClusterId"] = clusterId,
            ["CallInsight__MasterKey"] = Path.Combine(Folder, "master.key"),
            ["CallInsight__Silo__Port"] = Text(ProductProcess.FreePort()),
            ["CallInsight__Silo__GatewayPort"] = Text(ProductProcess.FreePort()),
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{Text(ProductProcess.FreePort())}",
        };
        return Script.RunAsync(["dotnet", program], settings, Folder);
    }

    /// <summary>Ends the database by a signal to its first process: <c>INT</c> is a restart, <c>QUIT</c> a crash. Its keeper starts it again.</summary>
    public async Task SignalDatabaseAsync(string signal)
    {
        var before = await PostmasterAsync();
        await ClusterSilos.SignalAsync(before, signal);
        await Eventually.IsAsync("PostgreSQL runs again", async () => await IsAnotherPostmasterAsync(before), expected: true);
    }

    /// <summary>Looks at what is stored, past all rules.</summary>
    public async Task<object?> LookAsync(string sql) => await TestDatabase.RunAsync(Superuser, sql);

    /// <summary>How the database is reached past all rules.</summary>
    public string Superuser => Described().GetProperty("postgres").GetProperty("connectionString").GetString()!;

    /// <summary>The connection strings of its processes, by the names of their settings in the environment.</summary>
    public IEnumerable<KeyValuePair<string, string>> ConnectionStrings()
        => from line in File.ReadAllLines(Path.Combine(Folder, "postgres", "data", "connections.env"))
           where line.StartsWith("ConnectionStrings__", StringComparison.Ordinal)
           let end = line.IndexOf('=', StringComparison.Ordinal)
           select KeyValuePair.Create(line[..end], line[(end + 2)..^1]);

    /// <summary>The build of the programs is the tests' own.</summary>
    private static string Configuration => Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<int> PostmasterAsync()
        => int.Parse(((string)(await LookAsync("select pg_read_file('postmaster.pid')"))!).Split('\n')[0], CultureInfo.InvariantCulture);

    private async Task<bool> IsAnotherPostmasterAsync(int before)
    {
        try
        {
            return await PostmasterAsync() != before;
        }
        catch (NpgsqlException)
        {
            // Neither of them, for the moment.
            return false;
        }
    }

    private JsonElement Described() => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Folder, "cluster.json")));

    private async Task RunAsync(IEnumerable<string> words, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        var start = new ProcessStartInfo(CloneFolder.PathOf("deploy", "local-cluster"), [.. words, "--dir", Folder]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["CALLINSIGHT_CONFIGURATION"] = Configuration;
        start.Environment["CALLINSIGHT_DATABASE_PORT"] = Text(ToDatabase.Port);
        start.Environment["CALLINSIGHT_SILO_PORTS"] = string.Join(' ', ToSilos.Zip(_listening, (way, listening) => $"{Text(way.Port)}:{Text(listening)}"));

        // Endpoints of webhooks are the tests' own.
        start.Environment["CallInsight__Webhooks__AllowPrivate"] = "true";
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        using var script = Process.Start(start) ?? throw new InvalidOperationException("deploy/local-cluster did not start.");
        using var patience = new CancellationTokenSource(Patience);
        var said = await script.StandardError.ReadToEndAsync(patience.Token);
        await script.WaitForExitAsync(patience.Token);
        if (script.ExitCode != 0)
        {
            throw new InvalidOperationException($"deploy/local-cluster {words.First()} ended with code {script.ExitCode}: {said}");
        }
    }
}
