using CallInsight.Storage.AuditTrail;

namespace CallInsight.Silo.Hosting;

/// <summary><c>src/Silo audit verify FILE [--key ID]</c>: checks a file of the audit trail offline.</summary>
internal static class AuditCommand
{
    private const int Wrong = 1;
    private const int Misused = 2;

    /// <returns>0: whole; 1: something is wrong, the first wrong row is named; 2: the words or the file cannot be read.</returns>
    public static async Task<int> RunAsync(string[] words, TextWriter answer, CancellationToken stop)
    {
        var (file, key) = words switch
        {
            ["verify", var path] => (path, null),
            ["verify", var path, "--key", var id] => (path, (string?)id),
            _ => (null, null),
        };
        if (file is null)
        {
            await answer.WriteLineAsync("Use: audit verify FILE [--key ID]. FILE is what GET /api/v1/audit/export gives; ID is the key that must have signed it.");
            return Misused;
        }

        try
        {
            using var reader = new StreamReader(file);
            var verdict = await VerifyAuditFile.RunAsync(reader, key, stop);
            await answer.WriteLineAsync(verdict.IsWhole ? $"Whole. {verdict.Message}" : $"NOT whole. {verdict.Message}");
            return verdict.IsWhole ? 0 : Wrong;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await answer.WriteLineAsync($"{file} cannot be read: {e.Message}");
            return Misused;
        }
    }
}
