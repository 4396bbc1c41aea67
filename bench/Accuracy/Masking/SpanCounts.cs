namespace CallInsight.Bench.Accuracy.Masking;

/// <summary>A span of personal data: UTF-16 offsets, <paramref name="End"/> exclusive.</summary>
internal readonly record struct Span(int Start, int End, string Kind);

/// <summary>Labelled spans found and spans of ours that are false, by kind. One is found when one of ours covers at least half of it, of whatever kind; one of ours is false when it touches no labelled span.</summary>
internal sealed class SpanCounts
{
    private const string All = "all kinds";

    private readonly SortedDictionary<string, (int Labelled, int Found, int Ours, int True)> _kinds = new(StringComparer.Ordinal);

    public int Labelled => _kinds.GetValueOrDefault(All).Labelled;

    public void Add(IReadOnlyList<Span> labelled, IReadOnlyList<Span> ours)
    {
        foreach (var span in labelled)
        {
            var found = ours.Any(o => 2 * Shared(o, span) >= span.End - span.Start);
            Count(span.Kind, (1, found ? 1 : 0, 0, 0));
        }

        foreach (var span in ours)
        {
            var touches = labelled.Any(l => Shared(l, span) > 0);
            Count(span.Kind, (0, 0, 1, touches ? 1 : 0));
        }
    }

    public IEnumerable<Figure> Figures(string set, string toBeat, string aim)
        => _kinds.OrderBy(k => k.Key != All).Select(k => new Figure(
            set,
            $"personal data, {k.Key}",
            k.Value.Labelled,
            $"P {Share(k.Value.True, k.Value.Ours)}, R {Share(k.Value.Found, k.Value.Labelled)}",
            k.Key == All ? toBeat : "",
            k.Key == All ? aim : ""));

    private static string Share(int part, int whole) => whole == 0 ? "–" : AccuracyReport.Number((double)part / whole);

    private static int Shared(Span a, Span b) => Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start);

    private void Count(string kind, (int Labelled, int Found, int Ours, int True) more)
    {
        foreach (var key in new[] { All, kind })
        {
            var k = _kinds.GetValueOrDefault(key);
            _kinds[key] = (k.Labelled + more.Labelled, k.Found + more.Found, k.Ours + more.Ours, k.True + more.True);
        }
    }
}
