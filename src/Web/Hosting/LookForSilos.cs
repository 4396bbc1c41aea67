using CallInsight.Contracts;

namespace CallInsight.Web.Hosting;

/// <summary>Looks for a silo while this Web is connected to none: a client of Orleans connects only when it is asked for something, and nobody asks a Web
/// that is not ready. By itself it would ask for its manifest once a minute.</summary>
internal sealed class LookForSilos(Gateways gateways, IClusterClient client, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var look = new PeriodicTimer(Look, time);
        while (await look.WaitForNextTickAsync(stoppingToken))
        {
            if (!gateways.IsReady)
            {
                // Whether it is answered does not matter: the way to a silo is opened for it.
                await ((Task)client.Management().GetHosts(onlyActive: true, stoppingToken)).WaitAsync(Patience, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
