namespace CallInsight.Grains.Demo;

/// <summary>A loading that goes on beside its grain, and how far it is.</summary>
internal sealed class Loading
{
    private readonly Task _work;
    private int _done;

    private Loading(Func<Loading, Task> work) => _work = Task.Run(() => work(this));

    /// <summary>Calls that are ready.</summary>
    public int Done
    {
        get => Volatile.Read(ref _done);
        set => Volatile.Write(ref _done, value);
    }

    public bool IsRunning => !_work.IsCompleted;

    public bool HasFailed => _work.IsCompleted && !_work.IsCompletedSuccessfully;

    public static Loading Start(Func<Loading, Task> work) => new(work);
}
