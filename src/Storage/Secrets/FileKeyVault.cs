using System.Security.Cryptography;
using System.Text;

namespace CallInsight.Storage.Secrets;

/// <summary>A master key in a file that its owner alone may read: 32 random bytes in base64.</summary>
public sealed class FileKeyVault : IKeyVault
{
    private readonly byte[] _master;

    private FileKeyVault(byte[] master) => _master = master;

    /// <summary>Opens the key file, and makes one where there is none and none may be missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mayCreate">False when there are data that an older key has encrypted.</param>
    /// <exception cref="StartRefusal">The file is broken, cannot be read, or is missing though data need it.</exception>
    public static FileKeyVault Open(string path, bool mayCreate)
    {
        try
        {
            if (!File.Exists(path))
            {
                return mayCreate
                    ? new FileKeyVault(Create(path))
                    : throw new StartRefusal($"The key file {path} is missing, and without it the data that are there cannot be read. Put it back from your backup.");
            }

            return new FileKeyVault(Parse(path, File.ReadAllText(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusal($"The key file {path} cannot be read or written: {e.Message} Give its folder and file to the user that runs CallInsight.", e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> key, string purpose, CancellationToken cancellationToken)
        => ValueTask.FromResult(SealedBytes.Seal(_master, 1, Encoding.UTF8.GetBytes(purpose), key.Span));

    /// <inheritdoc/>
    public ValueTask<byte[]> UnwrapAsync(ReadOnlyMemory<byte> wrapped, string purpose, CancellationToken cancellationToken)
        => ValueTask.FromResult(SealedBytes.Open(_master, Encoding.UTF8.GetBytes(purpose), wrapped.Span));

    private static byte[] Create(string path)
    {
        var master = RandomNumberGenerator.GetBytes(32);
        var temporary = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(master) + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: false);
        return master;
    }

    private static byte[] Parse(string path, string text)
    {
        var buffer = new byte[48];
        return Convert.TryFromBase64String(text.Trim(), buffer, out var length) && length == 32
            ? buffer[..32]
            : throw new StartRefusal($"The key file {path} is broken: it must hold 32 bytes in base64. Put it back from your backup; without it the data cannot be read.");
    }
}
