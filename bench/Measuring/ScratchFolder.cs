namespace CallInsight.Bench.Measuring;

/// <summary>A folder that is gone afterwards.</summary>
public sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("callinsight-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
