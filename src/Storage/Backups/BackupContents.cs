using System.Runtime.InteropServices;

namespace CallInsight.Storage.Backups;

/// <summary>What a backup says of itself: its first entry, <c>backup.json</c>.</summary>
/// <param name="Kind"><see cref="Data"/> or <see cref="Keys"/>.</param>
/// <param name="MadeAt">When it was begun.</param>
/// <param name="PostgresMajor">The version of PostgreSQL whose files these are; 0 in a file of keys.</param>
/// <param name="Architecture">The processor whose files these are: PostgreSQL's files differ between them.</param>
/// <param name="Steps">The names of the migrations that the database has; none in a file of keys.</param>
/// <param name="Bytes">About what its files take on a disk.</param>
internal sealed record BackupContents(string Kind, DateTimeOffset MadeAt, int PostgresMajor, string Architecture, IReadOnlyList<string> Steps, long Bytes)
{
    public const string Data = "data";
    public const string Keys = "keys";

    public static string ThisArchitecture => RuntimeInformation.OSArchitecture.ToString();
}

/// <summary>One file of a backup.</summary>
/// <param name="Sha256">Of its bytes, in lower-case hexadecimal.</param>
internal sealed record BackedUpFile(string Name, long Bytes, string Sha256);
