namespace CallInsight.Grains.Calls;

/// <summary>Wakes this silo's worker when a job was written here, so that it need not wait for its next look at the table.</summary>
internal sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        try
        {
            _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is raised already: the worker will look.
        }
    }

    public void Dispose() => _raised.Dispose();

    /// <summary>Waits until it is raised, or until the time is up.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _raised.WaitAsync(atMost, cancellationToken);
}
