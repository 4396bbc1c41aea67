using CallInsight.Storage.Hosting;
using CallInsight.Web.Tenants;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CallInsight.Web.Hosting;

/// <summary>Tells whoever started the process where it is and, the first time, how to set it up.</summary>
internal static class Announcement
{
#pragma warning disable RS0030 // A host speaks to the person who started it.
    /// <summary>Of one of several Webs: workspaces are made by the operators' API.</summary>
    public static void Write(IServiceProvider services)
    {
        Console.WriteLine();
        Console.WriteLine($"  CallInsight is ready: {AddressOf(services)}");
        Console.WriteLine();
    }

    public static async Task WriteAsync(IServiceProvider services, string dataDirectory, CancellationToken cancellationToken)
    {
        var address = AddressOf(services);
        Console.WriteLine();
        Console.WriteLine($"  CallInsight is ready: {address}");
        if (await services.GetRequiredService<SetupTicket>().IssueAsync(cancellationToken) is { } ticket)
        {
            Console.WriteLine($"  Set up your workspace: {address.TrimEnd('/')}/setup?key={ticket}");
        }

        Console.WriteLine($"  Data: {dataDirectory}   Stop: Ctrl-C");
        Console.WriteLine();
    }

    private static string AddressOf(IServiceProvider services)
        => services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ListeningAddress.Default;

    public static void Refuse(string message) => Console.Error.WriteLine($"CallInsight cannot start. {message}");
#pragma warning restore RS0030
}
