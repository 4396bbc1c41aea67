using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CallInsight.Storage.Logins;

/// <summary>The password of each role.</summary>
internal sealed class LoginPasswords
{
    private const int Length = 48;

    private readonly Dictionary<string, string> _passwords;

    private LoginPasswords(Dictionary<string, string> passwords, bool areNew)
    {
        _passwords = passwords;
        AreNew = areNew;
    }

    /// <summary>Whether some were made just now, so that no role can have them yet.</summary>
    public bool AreNew { get; }

    public string this[DatabaseRole role] => _passwords[role.Name];

    /// <summary>
    /// Those kept in the file, which is made where it is missing or lacks one. Whoever loses the file loses nothing:
    /// the roles then get new passwords.
    /// </summary>
    public static LoginPasswords KeptIn(string file)
    {
        var kept = Read(file);
        if (DatabaseRole.All.All(role => kept.ContainsKey(role.Name)))
        {
            return new LoginPasswords(kept, areNew: false);
        }

        foreach (var role in DatabaseRole.All)
        {
            kept.TryAdd(role.Name, RandomNumberGenerator.GetHexString(Length, lowercase: true));
        }

        PrivateFile.Write(file, JsonSerializer.Serialize(kept));
        return new LoginPasswords(kept, areNew: true);
    }

    /// <summary>Those that follow from a secret which all hosts of a cluster know: so all know them, and none has to keep them.</summary>
    public static LoginPasswords DerivedFrom(string secret) => new(DatabaseRole.All.ToDictionary(
        role => role.Name,
        role => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes("callinsight login " + role.Name)))[..Length],
        StringComparer.Ordinal), areNew: false);

    private static Dictionary<string, string> Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [] : [];
        }
        catch (JsonException)
        {
            // Damaged is as good as lost: new passwords are made and set.
            return [];
        }
    }
}
