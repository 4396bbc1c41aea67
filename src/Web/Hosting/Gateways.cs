using CallInsight.Contracts;
using CallInsight.Contracts.Operations;

namespace CallInsight.Web.Hosting;

/// <summary>How many silos this Web is connected to: with none it is not ready.</summary>
internal sealed class Gateways(GatewayLoss loss, TimeProvider time) : IReadinessPart
{
    // Until every other silo knows that it is gone, answers are still sent by way of the lost one.
    private static readonly TimeSpan[] ToldAgain = [TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(3.5)];

    private int _connected;

    public string Name => "silo";

    public bool IsReady => Volatile.Read(ref _connected) > 0;

    public void Changed(int connected)
    {
        if (connected < Interlocked.Exchange(ref _connected, connected))
        {
            _ = TellAsync();
        }
    }

    private async Task TellAsync()
    {
        loss.Tell();
        foreach (var pause in ToldAgain)
        {
            await Task.Delay(pause, time);
            loss.Tell();
        }
    }
}
