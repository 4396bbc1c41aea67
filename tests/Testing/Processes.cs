using System.Globalization;

namespace CallInsight.Testing;

/// <summary>Processes of this machine, as <c>/proc</c> shows them.</summary>
internal static class Processes
{
    /// <summary>The command lines of those whose working directory lies in a folder, but for the shell that clears up after the tests.</summary>
    public static IReadOnlyList<string> WorkingIn(string folder) =>
    [
        .. from process in Directory.EnumerateDirectories("/proc")
           where int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _) && WorksIn(process, folder)
           let command = CommandOf(process)
           where !command.StartsWith("sh ", StringComparison.Ordinal)
           select command,
    ];

    private static bool WorksIn(string process, string folder)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget?.StartsWith(folder, StringComparison.Ordinal) == true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or belongs to somebody else.
            return false;
        }
    }

    private static string CommandOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            // It has ended meanwhile: whoever asks again will not see it.
            return string.Empty;
        }
    }
}
