using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace CallInsight.Testing;

/// <summary>Three silos, two Webs and a PostgreSQL in processes of their own, as <c>deploy/local-cluster</c> starts them. They end with the tests.</summary>
public sealed class LocalCluster : IAsyncLifetime
{
    private const int Silos = 3;
    private const int Webs = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };

    private string Folder => _folder.PathOf("cluster");

    public async ValueTask InitializeAsync()
        => await RunAsync("up", "--silos", Text(Silos), "--webs", Text(Webs), "--port", Text(ProductProcess.FreePort()));

    public async ValueTask DisposeAsync()
    {
        await RunAsync("down");
        var left = Processes.WorkingIn(Folder);
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

    /// <summary>Ends a silo as a crash would (the first is 1).</summary>
    public async Task KillSiloAsync(int number)
    {
        var pid = Described().GetProperty("silos")[number - 1].GetProperty("pid").GetInt32();
        using var silo = Process.GetProcessById(pid);
        silo.Kill();
        await silo.WaitForExitAsync();
    }

    /// <summary>Ends a silo by SIGTERM where it lives, starts it again, and returns when it is ready (the first is 1).</summary>
    public Task RestartSiloAsync(int number) => RunAsync("restart", "silo", Text(number));

    /// <summary>Looks at what is stored, past all rules.</summary>
    public async Task<object?> LookAsync(string sql)
        => await TestDatabase.RunAsync(Described().GetProperty("postgres").GetProperty("connectionString").GetString()!, sql);

    /// <summary>The connection strings of its processes, by the names of their settings in the environment.</summary>
    public IEnumerable<KeyValuePair<string, string>> ConnectionStrings()
        => from line in File.ReadAllLines(Path.Combine(Folder, "postgres", "data", "connections.env"))
           where line.StartsWith("ConnectionStrings__", StringComparison.Ordinal)
           let end = line.IndexOf('=', StringComparison.Ordinal)
           select KeyValuePair.Create(line[..end], line[(end + 2)..^1]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private JsonElement Described() => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Folder, "cluster.json")));

    private async Task RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo(CloneFolder.PathOf("deploy", "local-cluster"), [.. words, "--dir", Folder]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["CALLINSIGHT_CONFIGURATION"] = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        using var script = Process.Start(start) ?? throw new InvalidOperationException("deploy/local-cluster did not start.");
        using var patience = new CancellationTokenSource(Patience);
        var said = await script.StandardError.ReadToEndAsync(patience.Token);
        await script.WaitForExitAsync(patience.Token);
        if (script.ExitCode != 0)
        {
            throw new InvalidOperationException($"deploy/local-cluster {words[0]} ended with code {script.ExitCode}: {said}");
        }
    }
}
