using System.Globalization;

namespace CallInsight.Web.Shared;

/// <summary>What a time line's drawing needs: few enough rectangles, places in percent, round moments for the axis.</summary>
internal static class TimelineDrawing
{
    /// <summary>Rectangles a lane: more cannot be told apart on any screen.</summary>
    public const int MostRectangles = 300;

    private static readonly int[] _steps = [10, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400];

    /// <summary>
    /// At most <see cref="MostRectangles"/> spans: where there are more, those closer together than one part of that many are drawn as one.
    /// </summary>
    public static IReadOnlyList<TimelineSpan> Merge(IReadOnlyList<TimelineSpan> spans, double durationSeconds)
    {
        var ordered = spans.OrderBy(span => span.Start).ToList();
        if (ordered.Count <= MostRectangles)
        {
            return ordered;
        }

        var grain = durationSeconds / (MostRectangles - 1);
        List<TimelineSpan> merged = [ordered[0]];
        foreach (var span in ordered.Skip(1))
        {
            var last = merged[^1];
            // Measured from start to start or from end to start, whichever is later: so two starts are never closer than the grain.
            if (span.Start < Math.Max(last.End, last.Start + grain))
            {
                merged[^1] = last with { End = Math.Max(last.End, span.End) };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    /// <summary>A place on the line in percent of the call, for x and width.</summary>
    public static string Percent(double seconds, double durationSeconds) => durationSeconds <= 0
        ? "0%"
        : Math.Round(Math.Clamp(100 * seconds / durationSeconds, 0, 100), 3).ToString(CultureInfo.InvariantCulture) + "%";

    /// <summary>At most seven round moments after 0.</summary>
    public static IEnumerable<double> Ticks(double durationSeconds)
    {
        var step = _steps.FirstOrDefault(step => durationSeconds / step <= 7, Math.Max(1, (int)(durationSeconds / 7)));
        for (double at = step; at < durationSeconds * 0.97; at += step)
        {
            yield return at;
        }
    }

    public static string LabelOf(MarkKind kind) => kind switch
    {
        MarkKind.Question => Texts.MarkQuestion,
        MarkKind.Interruption => Texts.MarkInterruption,
        MarkKind.Topic => Texts.MarkTopic,
        MarkKind.NextStep => Texts.MarkNextStep,
    };

    /// <summary>A shape for each kind, around 0,0: told apart without colour.</summary>
    public static string ShapeOf(MarkKind kind) => kind switch
    {
        MarkKind.Question => "M0-5A5 5 0 1 1 0 5 5 5 0 1 1 0-5Z",
        MarkKind.Interruption => "M-5-5 5-5 0 5Z",
        MarkKind.Topic => "M-4.5-4.5h9v9h-9Z",
        MarkKind.NextStep => "M0-6.5 6.5 0 0 6.5-6.5 0Z",
    };
}
