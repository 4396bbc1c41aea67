using System.Reflection;

namespace CallInsight.Analysis.Languages;

/// <summary>A text file of a language: lines under [section] headings, # comments. Lines before the first heading stand under "". A comma parts what could also stand in lines of its own.</summary>
internal static class LanguageFile
{
    /// <summary>The lines of a file with their sections; none when the language has no such file.</summary>
    public static IReadOnlyList<(string Section, string Line)> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (stream is null)
        {
            return [];
        }

        using var reader = new StreamReader(stream);
        var lines = new List<(string, string)>();
        var section = "";
        while (reader.ReadLine() is { } raw)
        {
            var line = raw.Trim();
            if (line.StartsWith('['))
            {
                section = line[1..^1];
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                lines.AddRange(line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => (section, part)));
            }
        }

        return lines;
    }
}
