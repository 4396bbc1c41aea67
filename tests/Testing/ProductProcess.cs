using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CallInsight.Storage.Logins;

namespace CallInsight.Testing;

/// <summary>
/// The product as it is started by hand: <c>CallInsight.Web.dll</c> in a process of its own, with a data directory and a
/// port that it keeps over restarts. It ends with the test, and with the test process however that ends.
/// </summary>
public sealed class ProductProcess : IAsyncDisposable
{
    private const string OperatorToken = "operator-of-the-tests";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };
    private readonly StringBuilder _said = new();
    private Process? _process;

    public ProductProcess()
    {
        Data = _folder.PathOf("data");
        Port = FreePort();
    }

    /// <summary>The data directory: made by the first start, gone with the test.</summary>
    public string Data { get; init; }

    /// <summary>A file or folder beside the data directory: gone with the test.</summary>
    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>Its port on loopback.</summary>
    public int Port { get; init; }

    /// <summary>Settings of its starts besides, in the names of environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>How the data directory is mounted for its starts, in a mount namespace of their own: a shell's command, in which <c>$DATA</c> is the
    /// directory; null for as it is. Needs <see cref="MayMount"/>.</summary>
    public string? Mounted { get; set; }

    /// <summary>A file of the data directory as the running process sees it, mounts included.</summary>
    public string InItsMount(string name) => string.Create(CultureInfo.InvariantCulture, $"/proc/{_process!.Id}/root{Path.Combine(Data, name)}");

    /// <summary>Whether this user may mount in a namespace of its own.</summary>
    public static bool MayMount()
    {
        using var tried = Process.Start(new ProcessStartInfo("unshare", ["-m", "true"]) { UseShellExecute = false, RedirectStandardError = true })!;
        tried.WaitForExit();
        return tried.ExitCode == 0;
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    /// <summary>Everything that it has printed since its first start.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Lets it work on a database of somebody else's server instead of its own.</summary>
    public void Use(DatabaseConnections connections)
    {
        ArgumentNullException.ThrowIfNull(connections);
        Settings["ConnectionStrings__CallInsight"] = connections.App;
        Settings["ConnectionStrings__CallInsightReader"] = connections.Reader;
        Settings["ConnectionStrings__CallInsightOwner"] = connections.Owner;
        Settings["ConnectionStrings__CallInsightOperator"] = connections.Operator;
        Settings["ConnectionStrings__CallInsightMeter"] = connections.Meter;
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var process = Launch(Data);
        _process = process;
        await Eventually.IsAsync($"The product on {Address} is ready", () => IsReadyAsync(process), expected: true);
    }

    /// <summary>Starts another one, on this data directory and another port, that is expected to give up.</summary>
    /// <returns>Its exit code and what it printed.</returns>
    public async Task<(int Code, string Said)> StartInVainAsync(int? port = null)
    {
        var from = Said.Length;
        using var process = Launch(Data, port ?? Port);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            process.Kill();
        }

        return (process.ExitCode, Said[from..]);
    }

    /// <summary>Runs one of its commands, such as <c>backup</c>, to its end.</summary>
    /// <returns>Its exit code and what it printed.</returns>
    public async Task<(int Code, string Said)> CommandAsync(params string[] words)
    {
        var from = Said.Length;
        using var process = Launch(Data, words: words);
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, Said[from..]);
    }

    /// <summary>Starts it, and stops it with a signal as soon as it has said something.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopDuringStartAsync(string said, string signal)
    {
        var process = Launch(Data);
        _process = process;
        await Eventually.IsAsync($"It says: {said}", () => Task.FromResult(Said.Contains(said, StringComparison.Ordinal)), expected: true);
        return await StopAsync(signal);
    }

    /// <summary>Ends it as a crash would: at once, without a word. Its PostgreSQL is left alone.</summary>
    public async Task CrashAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it with a signal: <c>INT</c> is what Ctrl-C sends.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(string signal = "INT")
    {
        using var kill = Process.Start("kill", ["-s", signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process!.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Requests with a bearer token, or a stranger's.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient(_handler, disposeHandler: false) { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A new tenant; the answer sends requests with a key of all scopes.</summary>
    public async Task<HttpClient> ATenantAsync(string slug)
    {
        using var operators = Client(OperatorToken);
        using var answer = await operators.PostAsJsonAsync("/api/operator/v1/tenants", new { slug, name = slug, ownerEmail = $"owner@{slug}.example" });
        answer.EnsureSuccessStatusCode();
        return Client((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("apiKey").GetString());
    }

    /// <summary>The processes that work in its folders: none, once it has stopped.</summary>
    public IReadOnlyList<string> LeftOver() => Processes.WorkingIn(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await StopAsync("TERM");
        }

        _process?.Dispose();
        _handler.Dispose();
        _folder.Dispose();
    }

    /// <summary>A port of loopback that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> IsReadyAsync(Process process)
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException($"The product stopped at its start with code {process.ExitCode}: {Said}");
        }

        try
        {
            using var client = Client();
            using var answer = await client.GetAsync("/health/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }

    private Process Launch(string data, int? port = null, params string[] words)
    {
        // A shell that gives way to the program keeps its number.
        var start = new ProcessStartInfo(Mounted is null ? "dotnet" : "unshare", Mounted is null ? [Program(), .. words] : ["-m", "sh", "-c", $"{Mounted} && exec dotnet \"$0\" \"$@\"", Program(), .. words])
        {
            UseShellExecute = false,
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["CallInsight__DataDirectory"] = data;
        start.Environment["DATA"] = data;
        start.Environment["CallInsight__Operator__Token"] = OperatorToken;
        start.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port ?? Port}");
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>The program of the same build as the tests.</summary>
    private static string Program()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = CloneFolder.PathOf("artifacts", "bin", "Web", configuration, "CallInsight.Web.dll");
        return File.Exists(program) ? program : throw new InvalidOperationException($"Build src/Web first: there is no {program}.");
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }
}
