using System.Security.Cryptography;
using System.Text;

namespace CallInsight.Storage.OwnPostgres;

/// <summary>Puts a copy of PostgreSQL's programs where a user may reach it who may not enter the folder they lie in.</summary>
internal static class CopyBinaries
{
    public static async Task<PostgresBinaries> ToAsync(string elsewhere, PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        var original = Path.GetDirectoryName(binaries.Folder)!;
        var copy = Path.Combine(elsewhere, "programs-" + Fingerprint(binaries));
        if (!Directory.Exists(copy))
        {
            await CopyAsync(original, copy, cancellationToken);
        }

        return binaries with { Folder = Path.Combine(copy, "bin") };
    }

    private static async Task CopyAsync(string original, string copy, CancellationToken cancellationToken)
    {
        var unfinished = $"{copy}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        var copied = await ExternalProgram.RunAsync(["cp", "-R", "-P", original, unfinished], cancellationToken);
        var opened = await ExternalProgram.RunAsync(["chmod", "-R", "a+rX", unfinished], cancellationToken);
        if (!copied.Succeeded || !opened.Succeeded)
        {
            throw new StartRefusal($"PostgreSQL's programs could not be copied to {copy}: {copied.LastLine}, {opened.LastLine}.");
        }

        try
        {
            Directory.Move(unfinished, copy);
        }
        catch (IOException) when (Directory.Exists(copy))
        {
            // Another process was first, with the same files.
            Directory.Delete(unfinished, recursive: true);
        }
    }

    private static string Fingerprint(PostgresBinaries binaries)
    {
        var program = new FileInfo(binaries.Postgres);
        var identity = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{program.FullName}|{program.Length}|{program.LastWriteTimeUtc:O}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 8));
    }
}
