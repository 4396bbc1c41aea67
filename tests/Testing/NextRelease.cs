namespace CallInsight.Testing;

/// <summary>The programs of a release to come: this build's, with a Storage that knows one migration more.</summary>
public sealed class NextRelease : IDisposable
{
    private const string Storage = "CallInsight.Storage.dll";
    private readonly string _folder = CloneFolder.PathOf("artifacts", $"next-{Guid.NewGuid():N}");

    public NextRelease()
    {
        var build = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        foreach (var program in (string[])["Silo", "Web"])
        {
            var files = Path.Combine(_folder, program, build);
            Link(CloneFolder.PathOf("artifacts", "bin", program, build), files);
            File.Delete(Path.Combine(files, Storage));
            File.Copy(CloneFolder.PathOf("artifacts", "bin", "NextRelease", build, Storage), Path.Combine(files, Storage));
        }

        Silo = Path.Combine(_folder, "Silo", build, "CallInsight.Silo.dll");
    }

    /// <summary>What tells <c>deploy/local-cluster</c> to take these.</summary>
    public IEnumerable<KeyValuePair<string, string>> Programs => [KeyValuePair.Create("CALLINSIGHT_PROGRAMS", _folder)];

    private string Silo { get; }

    /// <summary>Brings a cluster's database up to date, as the deployment of this release does first of all.</summary>
    public async Task MigrateAsync(LocalCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var (code, said) = await Script.RunAsync(["dotnet", Silo, "migrate"], cluster.ConnectionStrings(), _folder);
        if (code != 0)
        {
            throw new InvalidOperationException($"The next release could not migrate: {said}");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Linked, not copied: they are half a gigabyte.
    private static void Link(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        using var copy = System.Diagnostics.Process.Start("cp", ["-al", from, to]);
        copy.WaitForExit();
    }
}
