using System.Net.Http.Headers;
using CallInsight.Storage.Secrets;
using CallInsight.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CallInsight.Testing.Web;

/// <summary>
/// The whole product in the test process: portal, API and silo on a free port of loopback, over a database of its own.
/// One serves all tests of an assembly (<c>[assembly: AssemblyFixture(typeof(ProductHost))]</c>); a test takes a fresh tenant.
/// </summary>
public sealed class ProductHost : IAsyncLifetime
{
    public const string OperatorToken = "operator-of-the-tests";

    private readonly TemporaryFolder _folder = new();
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };
    private WebApplication? _app;
    private TestDatabase? _database;

    /// <summary>Settings beside those that every test needs: <c>--CallInsight:BaseHost=example.test</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Where it listens, without a trailing slash.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>Its database, for looking at what is stored.</summary>
    public TestDatabase Database => _database ?? throw new InvalidOperationException("The product has not been started.");

    /// <summary>The services of the product, for what no address shows.</summary>
    public IServiceProvider Services => _app?.Services ?? throw new InvalidOperationException("The product has not been started.");

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <summary>A new tenant: <c>await product.ATenant().OnPlan("team").WithKey("calls:read")</c>.</summary>
    public TenantWords ATenant() => new(this);

    /// <summary>A new operator, who has set a password and codes and signed in.</summary>
    public Task<TestOperator> AnOperatorAsync() => TestOperator.MakeAsync(this);

    /// <summary>Somebody at the door: with a bearer token, or a stranger. Redirects are not followed, cookies not kept.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient(_handler, disposeHandler: false) { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask InitializeAsync()
    {
        _database = await TestPostgres.Npm.NewDatabaseAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(StandAlone).Assembly.GetName().Name,
            ContentRootPath = CloneFolder.PathOf("src", "Web"),
            EnvironmentName = "Production",
            Args = ["--urls=http://127.0.0.1:0", $"--CallInsight:Operator:Token={OperatorToken}", .. Settings],
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        _app = StandAlone.Build(builder, _database.Connections, FileKeyVault.Open(_folder.PathOf("master.key"), mayCreate: true));
        await _app.StartAsync();
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        _handler.Dispose();
        _folder.Dispose();
    }
}
