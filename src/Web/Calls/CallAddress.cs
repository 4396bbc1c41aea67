using CallInsight.Web.Shared;

namespace CallInsight.Web.Calls;

/// <summary>Addresses of a call's page and of its transcript's windows.</summary>
internal static class CallAddress
{
    /// <summary>The page with the figure and the words that are shown on it.</summary>
    /// <param name="path">From the root: <c>/t/acme/calls/7</c>.</param>
    public static PageAddress Page(string path, string? show, string? find)
        => PageAddress.Of($"http://any{path}").With("show", show).With("find", find);

    /// <summary>Where the lines of a window are fetched: the window's first utterance is appended.</summary>
    public static string Lines(string path, string? show, string? find) => Page($"{path}/lines", show, find).With("at", string.Empty).ToString();
}
