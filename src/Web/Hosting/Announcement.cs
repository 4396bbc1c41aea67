using CallInsight.Web.Tenants;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CallInsight.Web.Hosting;

/// <summary>Tells whoever started the process where it is and, the first time, how to set it up.</summary>
internal static class Announcement
{
#pragma warning disable RS0030 // A host speaks to the person who started it.
    public static async Task WriteAsync(IServiceProvider services, string dataDirectory, CancellationToken cancellationToken)
    {
        var address = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5080";
        Console.WriteLine();
        Console.WriteLine($"  CallInsight is ready: {address}");
        if (await services.GetRequiredService<SetupTicket>().IssueAsync(cancellationToken) is { } ticket)
        {
            Console.WriteLine($"  Set up your workspace: {address.TrimEnd('/')}/setup?key={ticket}");
        }

        Console.WriteLine($"  Data: {dataDirectory}   Stop: Ctrl-C");
        Console.WriteLine();
    }

    public static void Refuse(string message) => Console.Error.WriteLine($"CallInsight cannot start. {message}");
#pragma warning restore RS0030
}
