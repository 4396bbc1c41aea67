using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CallInsight.Bench.Measuring;

/// <summary>The product in its Release build, as a process of its own with a data directory of its own.</summary>
public sealed class Product : IAsyncDisposable
{
    private const string OperatorToken = "bench";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private Product(Process process, string data, Uri address, TimeSpan startTime)
        => (_process, DataDirectory, Address, StartTime) = (process, data, address, startTime);

    public string DataDirectory { get; }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first 200 of <c>/health/ready</c>.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>Starts the built program itself.</summary>
    public static Task<Product> StartAsync(string data) => StartAsync(data, [Path.Combine(Machine.Clone, "artifacts", "bin", "Web", "release", "CallInsight.Web.dll")]);

    /// <summary>Starts it as a newcomer does, by <c>dotnet run</c>.</summary>
    public static Task<Product> RunAsync(string data) => StartAsync(data, ["run", "--no-build", "-c", "Release", "--project", Path.Combine(Machine.Clone, "src", "Web")]);

    /// <summary>An HTTP client for it; one connection for each request that is under way.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(10) };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        return client;
    }

    /// <summary>Makes a workspace.</summary>
    public async Task<Workspace> NewWorkspaceAsync(string slug)
    {
        using var http = Client(OperatorToken);
        return await Workspace.MakeAsync(http, slug);
    }

    /// <summary>Resident memory in bytes: of the process, and of the PostgreSQL it runs (shared pages counted once).</summary>
    public (long Process, long Postgres) Memory()
    {
        var postmaster = Postmaster();
        var others = Processes.DescendantsOf(postmaster).Append(postmaster);
        return (Processes.Resident(Serving()), others.Sum(Processes.Proportional));
    }

    /// <summary>Processor time used so far, by the process and by its PostgreSQL: on a machine with neighbours it tells more than the clock.</summary>
    public (TimeSpan Process, TimeSpan Postgres) ProcessorTime()
    {
        var postmaster = Postmaster();
        return (Processes.ProcessorTime(Serving()), Processes.DescendantsOf(postmaster).Append(postmaster).Aggregate(TimeSpan.Zero, (sum, p) => sum + Processes.ProcessorTime(p)));
    }

    /// <summary>The process number of its PostgreSQL.</summary>
    public int Postmaster() => int.Parse(File.ReadLines(Path.Combine(PostgresFiles(), "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>The folder of its PostgreSQL's socket.</summary>
    public string PostgresSocketFolder() => File.ReadLines(Path.Combine(PostgresFiles(), "postmaster.pid")).ElementAt(4);

    /// <summary>How its database is reached as a superuser, for a peer's tables beside its own.</summary>
    public async Task<string> PostgresAsync() => new NpgsqlConnectionStringBuilder
    {
        Host = PostgresSocketFolder(),
        Username = "postgres",
        Password = await File.ReadAllTextAsync(Path.Combine(DataDirectory, "postgres.password")),
        Database = "callinsight",
        MaxPoolSize = 16,
        MaxAutoPrepare = 10,
    }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        using var ask = Process.Start("kill", ["-TERM", Serving().ToString(CultureInfo.InvariantCulture)]);
        await ask.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<Product> StartAsync(string data, string[] arguments)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = address.ToString().TrimEnd('/');
        start.Environment["CallInsight__DataDirectory"] = data;
        start.Environment["CallInsight__Operator__Token"] = OperatorToken;
        // The rate of a key is not what is measured.
        start.Environment["CallInsight__RateLimit__Rate"] = "1000000";
        start.Environment["CallInsight__RateLimit__Burst"] = "1000000";
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        await ReadyAsync(process, address, clock);
        return new Product(process, data, address, clock.Elapsed);
    }

    private static async Task ReadyAsync(Process process, Uri address, Stopwatch clock)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            if (process.HasExited || clock.Elapsed > LongestStart)
            {
                throw new InvalidOperationException(process.HasExited ? "The product ended: build it with 'dotnet build -c Release src/Web'." : $"The product was not ready after {LongestStart}.");
            }

            await Task.Delay(Look);
        }
    }

    // "dotnet run" is the parent of the process that serves.
    private int Serving() => Processes.ChildrenOf(_process.Id).FirstOrDefault(child => Processes.Holds(child, "CallInsight.Web"), _process.Id);

    private string PostgresFiles() => Path.Combine(DataDirectory, "postgres");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
