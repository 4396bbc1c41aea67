using System.Formats.Tar;
using System.IO.Compression;

namespace CallInsight.Bench.Accuracy.Reading;

/// <summary>The files of a set, packed or not: <c>.gz</c> and <c>.tar.gz</c> are opened on the way.</summary>
internal sealed class SetFolder(string root)
{
    private const string Packed = ".gz";

    /// <summary>The folder of a set; null where it is absent.</summary>
    public static SetFolder? Of(string data, string set) => Path.Combine(data, set) is var root && Directory.Exists(root) ? new SetFolder(root) : null;

    /// <summary>The texts of all files whose path (without <c>.gz</c>) is wanted, in the order of their paths.</summary>
    public IEnumerable<(string Path, string Text)> Texts(Func<string, bool> wanted)
    {
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (path.EndsWith(".tar.gz", StringComparison.Ordinal))
            {
                foreach (var entry in TextsIn(file, wanted))
                {
                    yield return entry;
                }

                continue;
            }

            var packed = path.EndsWith(Packed, StringComparison.Ordinal);
            path = packed ? path[..^Packed.Length] : path;
            if (wanted(path))
            {
                using var stream = File.OpenRead(file);
                using var reader = new StreamReader(packed ? new GZipStream(stream, CompressionMode.Decompress) : stream);
                yield return (path, reader.ReadToEnd());
            }
        }
    }

    /// <summary>The lines of a text, without empty ones.</summary>
    public static IEnumerable<string> Lines(string text) => text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0);

    private static IEnumerable<(string Path, string Text)> TextsIn(string file, Func<string, bool> wanted)
    {
        using var stream = File.OpenRead(file);
        using var tar = new TarReader(new GZipStream(stream, CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } content && wanted(entry.Name))
            {
                using var reader = new StreamReader(content);
                yield return (entry.Name, reader.ReadToEnd());
            }
        }
    }
}
