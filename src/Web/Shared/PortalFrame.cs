namespace CallInsight.Web.Shared;

/// <summary>Which colours a member has chosen; <see cref="System"/> follows the device.</summary>
public enum Theme
{
    System,
    Light,
    Dark,
}

/// <summary>
/// What stands around every page: who looks, at which workspace, in which colours and language.
/// Registered as a root-level cascading value; <see cref="Bare"/> serves pages without a workspace.
/// </summary>
/// <param name="Workspace">The tenant's name as shown in the header; empty outside a workspace.</param>
/// <param name="BasePath">What the workspace's addresses start with, without a slash at the end: <c>/t/acme</c>, or empty on a host of its own.</param>
/// <param name="Language">BCP 47, for the lang attribute and the charts' numbers: <c>en-GB</c>.</param>
/// <param name="Zone">The member's time zone: every time on a page is shown in it.</param>
/// <param name="Navigation">The places this member may go, in order.</param>
/// <param name="Member">Who is signed in; null on pages before sign-in.</param>
public sealed record PortalFrame(
    string Workspace,
    string BasePath,
    string Language,
    Theme Theme,
    TimeZoneInfo Zone,
    IReadOnlyList<NavigationEntry> Navigation,
    FrameMember? Member)
{
    /// <summary>The frame of a page that belongs to no workspace: English, UTC, the device's colours.</summary>
    public static PortalFrame Bare { get; } = new("", "", "en", Theme.System, TimeZoneInfo.Utc, [], null);

    /// <summary>Where the theme's form posts <c>theme=system|light|dark</c> to.</summary>
    public string ThemeAction => $"{BasePath}/preferences/theme";

    /// <summary>The value of <c>data-theme</c> and of the theme's buttons.</summary>
    public static string NameOf(Theme theme) => theme switch
    {
        Theme.System => "system",
        Theme.Light => "light",
        Theme.Dark => "dark",
    };

    internal static string LabelOf(Theme theme) => theme switch
    {
        Theme.System => Texts.ThemeSystem,
        Theme.Light => Texts.ThemeLight,
        Theme.Dark => Texts.ThemeDark,
    };
}

/// <summary>The signed-in member as the header shows them.</summary>
public sealed record FrameMember(string Name, string Email, string Role)
{
    /// <summary>First letters of the first and last name, for the round mark in the header.</summary>
    public string Initials
    {
        get
        {
            var words = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return words.Length switch
            {
                0 => "?",
                1 => words[0][..1].ToUpperInvariant(),
                _ => string.Concat(words[0][..1], words[^1][..1]).ToUpperInvariant(),
            };
        }
    }
}

/// <summary>One place in the main navigation. It is marked as current for its own address and all below it.</summary>
/// <param name="Href">A path from the root: <c>/t/acme/calls</c>.</param>
/// <param name="Exact">Current for this address alone, as Home is.</param>
public sealed record NavigationEntry(string Label, string Href, bool Exact = false)
{
    /// <summary>Home, Calls, and, where the member may see them, the pages of figures and Settings.</summary>
    public static IReadOnlyList<NavigationEntry> Standard(string basePath, bool figures, bool settings)
    {
        List<NavigationEntry> entries =
        [
            new(Texts.Home, $"{basePath}/", Exact: true),
            new(Texts.Calls, $"{basePath}/calls"),
        ];
        if (figures)
        {
            entries.Add(new NavigationEntry(Texts.People, $"{basePath}/people"));
            entries.Add(new NavigationEntry(Texts.Trends, $"{basePath}/trends"));
            entries.Add(new NavigationEntry(Texts.Compare, $"{basePath}/compare"));
            entries.Add(new NavigationEntry(Texts.Topics, $"{basePath}/topics"));
            entries.Add(new NavigationEntry(Texts.Patterns, $"{basePath}/patterns"));
            entries.Add(new NavigationEntry(Texts.Explore, $"{basePath}/explore"));
        }

        if (settings)
        {
            entries.Add(new NavigationEntry(Texts.Settings, $"{basePath}/settings"));
        }

        return entries;
    }

    /// <summary>Whether <paramref name="path"/> (from the root, without query) lies at or below this entry.</summary>
    public bool IsCurrent(string path)
    {
        var here = path.TrimEnd('/');
        var there = Href.TrimEnd('/');
        return here.Equals(there, StringComparison.OrdinalIgnoreCase)
            || (!Exact && here.StartsWith(there + "/", StringComparison.OrdinalIgnoreCase));
    }
}
