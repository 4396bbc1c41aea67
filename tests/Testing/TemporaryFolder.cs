namespace CallInsight.Testing;

/// <summary>A folder for one test. It goes with the test, and with the process where that is killed, servers in it included.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"ci-test-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path);
        Watchdog.Over(Path);
    }

    public string Path { get; }

    public string PathOf(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
