using System.Text.Json;

namespace CallInsight.Storage.OwnPostgres;

/// <summary>
/// The npm package of PostgreSQL cannot hold links; a script of it makes them after installing. Where npm runs no
/// scripts the programs lack their libraries, so what is missing of the package's list is made here. Several
/// processes may do so at once.
/// </summary>
internal static class LibraryLinks
{
    /// <param name="native">The package's folder that holds <c>bin</c>, <c>lib</c> and the list of links.</param>
    public static void Complete(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        var package = Path.GetDirectoryName(native)!;
        foreach (var link in JsonDocument.Parse(File.ReadAllBytes(list)).RootElement.EnumerateArray())
        {
            Make(Path.Combine(package, link.GetProperty("target").GetString()!), Path.Combine(package, link.GetProperty("source").GetString()!));
        }
    }

    private static void Make(string link, string file)
    {
        if (File.Exists(link))
        {
            return;
        }

        try
        {
            File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, file));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Made by another process meanwhile, or not ours to make: then the programs do not run, which is found next.
        }
    }
}
