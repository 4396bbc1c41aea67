using System.Reflection;

namespace CallInsight.Storage.Migrations;

/// <summary>One step of the database's schema. Once released it is never changed, removed or renamed.</summary>
/// <param name="Name">Under this name the database remembers that it was applied.</param>
/// <param name="Sql">Any number of statements; they run in one transaction.</param>
public sealed record Migration(string Name, string Sql)
{
    private const string Folder = "database/";

    /// <summary>All of this program, in their order: first Orleans' own tables, then ours.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. From("orleans/"), .. From("migrations/")];

    private static IEnumerable<Migration> From(string part)
    {
        var program = Assembly.GetExecutingAssembly();
        return program.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder + part, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Migration(Path.ChangeExtension(name[Folder.Length..], null), Text(program, name)));
    }

    private static string Text(Assembly program, string name)
    {
        using var reader = new StreamReader(program.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
