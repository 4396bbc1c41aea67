using CallInsight.Silo.Hosting;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Web.Hosting;

/// <summary>Everything in one process: portal, API, a silo, and a PostgreSQL of its own.</summary>
public static class StandAlone
{
    private const string ClusterId = "alone";

    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseStaticWebAssets();
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }

        Logging.Configure(builder.Logging);
        using var loggers = LoggerFactory.Create(l => Logging.Configure(l.AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole()));
        await using var ground = await Ground.PrepareAsync(builder.Configuration, loggers.CreateLogger("CallInsight.Start"), CancellationToken.None);
        await ground.ForgetEarlierSilosAsync(ClusterId, CancellationToken.None);
        await using var app = Build(builder, ground);
        await app.StartAsync();
        await Announcement.WriteAsync(app.Services, ground.Data.Path, CancellationToken.None);
        await app.WaitForShutdownAsync();
    }

    private static WebApplication Build(WebApplicationBuilder builder, Ground ground)
    {
        builder.Services.AddSingleton(ground.Vault);
        builder.AddSilo(ground.Connections, SiloPorts.FreeOnLoopback(), ClusterId);
        builder.AddPortal(NpgsqlDataSource.Create(ground.Connections.Reader));
        var app = builder.Build();
        app.UsePortal();
        return app;
    }
}
