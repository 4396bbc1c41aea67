using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Win32.SafeHandles;

namespace CallInsight.Web.SignIn;

/// <summary>A file of stolen passwords: a line for each, <c>SHA-1 in hexadecimal[:how often]</c>, in the order of the hashes, as the lists of
/// Pwned Passwords are. It is searched where it lies: some 35 short reads among a billion lines.</summary>
internal sealed class BreachedPasswords : IDisposable
{
    private const int HashLength = 40;

    // A hash, a colon, a count and the line's end.
    private const int LongestLine = 64;
    private readonly SafeFileHandle? _file;
    private readonly long _length;

    public BreachedPasswords(IOptions<SignInOptions> options)
    {
        if (options.Value.BreachedPasswords is { Length: > 0 } path)
        {
            _file = File.OpenHandle(path, options: FileOptions.RandomAccess);
            _length = RandomAccess.GetLength(_file);
        }
    }

    /// <summary>What is wrong with such a file; null when nothing is.</summary>
    public static string? FaultOf(string path)
    {
        try
        {
            using var file = File.OpenText(path);
            var lines = new[] { file.ReadLine(), file.ReadLine() }.OfType<string>().Select(l => l.Split(':')[0]).ToList();
            return lines.Count > 0 && lines.TrueForAll(l => l.Length == HashLength && l.All(char.IsAsciiHexDigit)) && lines.SequenceEqual(lines.Order(StringComparer.OrdinalIgnoreCase))
                ? null
                : "is no list of SHA-1 hashes in hexadecimal, one a line, in their order.";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {unreadable.Message}";
        }
    }

    /// <summary>Whether the password is among them; false where there is no file.</summary>
    public bool Contains(string password)
    {
        if (_file is null)
        {
            return false;
        }

        // The form in which such lists are published; nothing is kept by it.
#pragma warning disable CA5350
        var wanted = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password))));
#pragma warning restore CA5350
        var (low, high) = (0L, _length);
        Span<byte> hash = stackalloc byte[HashLength];
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var start = LineAt(middle);
            if (start >= high || RandomAccess.Read(_file, hash, start) < HashLength)
            {
                high = middle;
                continue;
            }

            var order = Compare(wanted, hash);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (low, middle) : (start + HashLength, high);
        }

        return false;
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>Where the first line begins that does not begin before a place.</summary>
    private long LineAt(long place)
    {
        if (place == 0)
        {
            return 0;
        }

        Span<byte> around = stackalloc byte[LongestLine];
        var read = RandomAccess.Read(_file!, around, place - 1);
        var end = around[..read].IndexOf((byte)'\n');
        return end < 0 ? _length : place + end;
    }

    private static int Compare(ReadOnlySpan<byte> wanted, ReadOnlySpan<byte> line)
    {
        for (var i = 0; i < HashLength; i++)
        {
            // Either case is in use.
            var other = line[i] is >= (byte)'a' and <= (byte)'f' ? line[i] - ('a' - 'A') : line[i];
            if (wanted[i] != other)
            {
                return wanted[i] - other;
            }
        }

        return 0;
    }
}
