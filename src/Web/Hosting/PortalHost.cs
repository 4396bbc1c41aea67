using CallInsight.Storage.Hosting;

namespace CallInsight.Web.Hosting;

/// <summary>The host of a Web before anybody has decided whether it is everything or one of many.</summary>
internal static class PortalHost
{
    public static WebApplicationBuilder Create(string[] args)
    {
        // Settings are read once: watching for changes of them would watch every file below the working folder, the database's too.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(ListeningAddress.Of(builder.Configuration));
        HostLogging.Configure(builder.Logging);
        return builder;
    }
}
