using System.Globalization;

namespace CallInsight.Web.Shared;

/// <summary>Where in a call's page an utterance is found. A transcript comes in windows, so that ten hours of it are no burden.</summary>
public static class TranscriptAddress
{
    /// <summary>Utterances in one window.</summary>
    public const int Window = 200;

    /// <summary>The first utterance of the window that holds <paramref name="index"/>.</summary>
    public static int WindowOf(int index) => Math.Max(0, index) / Window * Window;

    /// <summary>The address of a window: the page itself for the first, <c>?at=400</c> for a later one.</summary>
    public static string OfWindow(PageAddress page, int first) =>
        page.With("at", first <= 0 ? null : first.ToString(CultureInfo.InvariantCulture)).ToString();

    /// <summary>The address of an utterance: its window, and the place in it.</summary>
    public static string Of(PageAddress page, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{OfWindow(page, WindowOf(index))}#u{index}");
}
