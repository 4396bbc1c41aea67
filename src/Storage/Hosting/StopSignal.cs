using System.Runtime.InteropServices;

namespace CallInsight.Storage.Hosting;

/// <summary>Ctrl-C and SIGTERM from the first moment on: before the host listens for them itself, they would end the process and leave its database running.</summary>
public sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly List<PosixSignalRegistration> _registrations;

    public StopSignal() => _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT }.Select(s => PosixSignalRegistration.Create(s, Heard))];

    /// <summary>Cancelled once somebody wants the process to end.</summary>
    public CancellationToken Asked => _asked.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _asked.Dispose();
    }

    private void Heard(PosixSignalContext signal)
    {
        // Always: one Ctrl-C may come twice, from the terminal and from dotnet run, and the second must not end the process before its database has stopped.
        signal.Cancel = true;
        _asked.Cancel();
    }
}
