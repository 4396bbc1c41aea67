using System.Globalization;

namespace CallInsight.Analysis.Import.Drafts;

/// <summary>Where something stands in the source; turned into words only when it is reported.</summary>
internal readonly record struct Place(string? Path, int Number)
{
    /// <summary>A line, counted from 1.</summary>
    public static Place Line(int number) => new(null, number);

    /// <summary>An element of a JSON array, counted from 0; the path alone where the number is negative.</summary>
    public static Place Item(string path, int index) => new(path, index);

    /// <summary>The line, where there is one.</summary>
    public int? LineNumber => Path is null ? Number : null;

    public override string ToString() => this switch
    {
        { Path: null } => string.Create(CultureInfo.InvariantCulture, $"line {Number}"),
        { Number: < 0 } => Path,
        _ => string.Create(CultureInfo.InvariantCulture, $"{Path}[{Number}]"),
    };
}
