namespace CallInsight.Silo.Hosting;

/// <summary>A ground that is being prepared while the host that will stand on it is built.</summary>
public sealed class ComingGround(Func<Task<Ground>> prepare) : IAsyncDisposable
{
    private readonly Task<Ground> _preparing = Task.Run(prepare);

    /// <summary>The ground. A host is built synchronously: the first of its parts that needs the database waits here until it is there.</summary>
    /// <exception cref="Storage.StartRefusal">Something must be put right first; the message says what.</exception>
    public Ground Ground => _preparing.GetAwaiter().GetResult();

    /// <inheritdoc cref="Ground"/>
    public Task<Ground> ArriveAsync() => _preparing;

    /// <summary>Waits for what was begun, so that nothing of it is left running.</summary>
    public async ValueTask DisposeAsync()
    {
        await _preparing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (_preparing.IsCompletedSuccessfully)
        {
            await Ground.DisposeAsync();
        }
    }
}
