using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CallInsight.Storage.Backups;

/// <summary>What a backup is encrypted with. It is read from a file: words on a command line are seen by everybody on the machine.</summary>
internal sealed class Passphrase
{
    private const int Shortest = 12;
    private const int SaltBytes = 16;

    /// <summary>What OWASP recommends for PBKDF2 with SHA-512 thrice over: a backup is opened seldom and lies about for years.</summary>
    private const int Iterations = 630_000;

    /// <summary>The most that a header may ask for: one that was tampered with must not keep a processor busy for hours.</summary>
    private const int MostIterations = 10_000_000;

    private readonly byte[] _words;

    private Passphrase(byte[] words) => _words = words;

    /// <summary>Magic (8), format (1), salt (16), iterations (4, big endian).</summary>
    public const int HeaderBytes = 29;

    public static ReadOnlySpan<byte> Magic => "CIBACKUP"u8;

    /// <summary>The first line of a file.</summary>
    /// <exception cref="StartRefusal">There is none, or it is too short.</exception>
    public static Passphrase FromFile(string path)
    {
        try
        {
            var line = File.ReadLines(path).FirstOrDefault("").Trim();
            return line.Length >= Shortest
                ? new Passphrase(Encoding.UTF8.GetBytes(line))
                : throw new StartRefusal($"The passphrase in {path} has fewer than {Shortest} characters. Write a longer one in the first line of the file.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusal($"The passphrase file {path} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>The header of a new file, with a salt of its own: no key is ever used for two files.</summary>
    public static byte[] NewHeader()
    {
        var header = new byte[HeaderBytes];
        Magic.CopyTo(header);
        header[8] = 1;
        RandomNumberGenerator.Fill(header.AsSpan(9, SaltBytes));
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(25), Iterations);
        return header;
    }

    /// <summary>The 32 bytes that a header and these words make.</summary>
    /// <exception cref="InvalidDataException">It is of a format that this version does not know.</exception>
    public byte[] KeyFor(ReadOnlySpan<byte> header)
    {
        var iterations = BinaryPrimitives.ReadInt32BigEndian(header[25..]);
        return header[8] == 1 && iterations is > 0 and <= MostIterations
            ? Rfc2898DeriveBytes.Pbkdf2(_words, header.Slice(9, SaltBytes), iterations, HashAlgorithmName.SHA512, 32)
            : throw new InvalidDataException("its encryption is of a format that this version does not know");
    }
}
