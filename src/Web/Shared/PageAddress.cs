using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CallInsight.Web.Shared;

/// <summary>
/// A page's address with its query: all state of a page is in it. Changing one parameter keeps the others in their order.
/// </summary>
public sealed class PageAddress
{
    private readonly List<KeyValuePair<string, string>> _query;

    private PageAddress(string path, List<KeyValuePair<string, string>> query)
    {
        Path = path;
        _query = query;
    }

    /// <summary>The path from the root, without the query.</summary>
    public string Path { get; }

    /// <summary>The query's parameters, decoded, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query => _query;

    /// <summary>Reads an absolute address, such as NavigationManager's.</summary>
    public static PageAddress Of(string absoluteUri)
    {
        var uri = new Uri(absoluteUri, UriKind.Absolute);
        var query = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable(uri.Query))
        {
            query.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return new PageAddress(uri.AbsolutePath, query);
    }

    /// <summary>A parameter's value, without blanks around it; null where it is missing or blank.</summary>
    public string? Value(string name) => _query.Find(pair => pair.Key == name).Value?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>A parameter's whole number; null where it is missing or none.</summary>
    public int? Number(string name) => int.TryParse(Value(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A parameter's id; null where it is missing or none.</summary>
    public Guid? Id(string name) => Guid.TryParse(Value(name), out var id) ? id : null;

    /// <summary>All values of a parameter that may be there several times, blank ones included, in order.</summary>
    public IReadOnlyList<string> Values(string name) => [.. _query.Where(pair => pair.Key == name).Select(pair => pair.Value.Trim())];

    /// <summary>The same page with one parameter more at its end, beside those of the same name.</summary>
    public PageAddress And(string name, string value) => new(Path, [.. _query, new(name, value)]);

    /// <summary>The same page with one parameter set, at its old place; null removes it.</summary>
    public PageAddress With(string name, string? value)
    {
        var query = new List<KeyValuePair<string, string>>();
        var isSet = value is null;
        foreach (var pair in _query)
        {
            if (!pair.Key.Equals(name, StringComparison.Ordinal))
            {
                query.Add(pair);
            }
            else if (!isSet)
            {
                query.Add(new(name, value!));
                isSet = true;
            }
        }

        if (!isSet)
        {
            query.Add(new(name, value!));
        }

        return new PageAddress(Path, query);
    }

    /// <summary>The same page without these parameters.</summary>
    public PageAddress Without(params ReadOnlySpan<string> names)
    {
        var gone = names.ToArray();
        return new PageAddress(Path, [.. _query.Where(pair => !gone.Contains(pair.Key, StringComparer.Ordinal))]);
    }

    /// <summary>The address for an href: path and query, without the host.</summary>
    public override string ToString()
    {
        var query = QueryString.Create(_query.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value)));
        return Path + query.ToUriComponent();
    }
}
