using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CallInsight.Testing;
using Npgsql;
using Xunit;

namespace CallInsight.Cluster.Tests.Encrypted;

public sealed class SpeakingByTlsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string Cluster => _folder.PathOf("cluster");

    private JsonElement Described => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Cluster, "cluster.json")));

    public async ValueTask InitializeAsync()
        => Assert.Equal((0, true), await ScriptAsync("up", "--tls", "--silos", "2", "--webs", "1", "--port", Text(ProductProcess.FreePort())) is var (code, said) ? (code, said.Contains("is ready", StringComparison.Ordinal)) : default);

    public async ValueTask DisposeAsync()
    {
        await ScriptAsync("down");
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_connection_is_encrypted_and_who_is_not_of_the_cluster_is_refused()
    {
        await ACallIsImportedAsync();

        await using var superuser = new NpgsqlConnection(Described.GetProperty("postgres").GetProperty("connectionString").GetString());
        await superuser.OpenAsync(TestContext.Current.CancellationToken);
        await using var sessions = new NpgsqlCommand("select count(*), count(*) filter (where ssl and client_dn is not null and version = 'TLSv1.3') from pg_stat_ssl join pg_stat_activity using (pid) where usename like 'callinsight%'", superuser);
        await using (var read = await sessions.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            await read.ReadAsync(TestContext.Current.CancellationToken);
            Assert.True(read.GetInt64(0) > 0);
            Assert.Equal(read.GetInt64(0), read.GetInt64(1));
        }

        await PostgresRefusesAsync();
        await SilosRefuseAsync("port");
        await SilosRefuseAsync("gateway");
    }

    [Fact]
    public async Task A_certificate_that_the_others_would_not_believe_is_named_at_the_start()
    {
        var foreign = _folder.PathOf("foreign");
        Directory.CreateDirectory(foreign);
        using var stranger = AStranger();
        await File.WriteAllTextAsync(Path.Combine(foreign, "cert.pem"), stranger.ExportCertificatePem(), CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(foreign, "key.pem"), stranger.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(), CancellationToken.None);
        File.Copy(Path.Combine(Cluster, "tls", "ca.pem"), Path.Combine(foreign, "ca.pem"));
        await using var alone = new ProductProcess();
        alone.Settings["CallInsight__Tls"] = foreign;
        alone.Settings["ConnectionStrings__CallInsight"] = "Host=127.0.0.1;Username=anybody;Password=none";

        var (code, said) = await alone.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains("is not signed by", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static X509Certificate2 AStranger()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=callinsight", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private Task<(int Code, string Said)> ScriptAsync(params string[] words)
        => Script.RunAsync([CloneFolder.PathOf("deploy", "local-cluster"), .. words, "--dir", Cluster], [KeyValuePair.Create("CALLINSIGHT_CONFIGURATION", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))], _folder.Path);

    private async Task ACallIsImportedAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = new Uri(Described.GetProperty("webs")[0].GetProperty("url").GetString()!) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Described.GetProperty("operatorToken").GetString());
        using var made = await client.PostAsJsonAsync("/api/operator/v1/tenants", new { slug = "sealed", name = "Sealed", ownerEmail = "owner@sealed.example" }, TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await made.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("apiKey").GetString());
        using var imported = await client.PostAsJsonAsync("/api/v1/calls", ShortCalls.Body(1), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, imported.StatusCode);
    }

    private async Task PostgresRefusesAsync()
    {
        var given = File.ReadAllLines(Path.Combine(Cluster, "postgres", "data", "connections.env")).Single(l => l.StartsWith("ConnectionStrings__CallInsight=", StringComparison.Ordinal));
        var plain = new NpgsqlConnectionStringBuilder(given[(given.IndexOf('=', StringComparison.Ordinal) + 2)..^1]) { Pooling = false, SslMode = SslMode.Disable };
        await Assert.ThrowsAsync<PostgresException>(() => TestDatabase.RunAsync(plain.ConnectionString, "select 1"));

        // Encrypted, with the right password, and without a certificate.
        var nameless = new NpgsqlConnectionStringBuilder(plain.ConnectionString) { SslMode = SslMode.VerifyFull, RootCertificate = Path.Combine(Cluster, "tls", "ca.pem") };
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => TestDatabase.RunAsync(nameless.ConnectionString, "select 1"));
    }

    private async Task SilosRefuseAsync(string port)
    {
        var number = int.Parse(await File.ReadAllTextAsync(Path.Combine(Cluster, "silos", "1", port), CancellationToken.None), CultureInfo.InvariantCulture);
        using var own = X509Certificate2.CreateFromPemFile(Path.Combine(Cluster, "tls", "cert.pem"), Path.Combine(Cluster, "tls", "key.pem"));
        using var stranger = AStranger();
        Assert.True(await IsHeardAsync(number, own));
        Assert.False(await IsHeardAsync(number, stranger));
        Assert.False(await IsHeardAsync(number, null));
    }

    /// <summary>Whether a silo keeps a connection open after the handshake. By TLS 1.3 whoever calls learns only from what follows that its certificate was refused.</summary>
    private static async Task<bool> IsHeardAsync(int port, X509Certificate2? shown)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        await using var stream = new SslStream(socket.GetStream());
        var options = new SslClientAuthenticationOptions { TargetHost = "callinsight", RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject.Contains("CN=callinsight", StringComparison.Ordinal) == true, ClientCertificates = shown is null ? null : [shown] };
        try
        {
            await stream.AuthenticateAsClientAsync(options, TestContext.Current.CancellationToken);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            return await stream.ReadAsync(new byte[1], patience.Token) > 0;
        }
        catch (OperationCanceledException)
        {
            // It waits for a greeting.
            return true;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return false;
        }
    }
}
