using System.Globalization;

namespace CallInsight.Web.Calls.Reading;

/// <summary>A span of a call as people write it: by times where there are some, else by numbers of lines.</summary>
internal static class SplitSpan
{
    /// <summary>The indexes of the first and the last utterance that begin in the span; null where it is none.</summary>
    public static (int From, int To)? Of(CallReading call, string? from, string? to)
    {
        if (call.IsTimed)
        {
            // Pages write whole seconds: 1:05 stands beside all that begins from 65 s up to 66 s.
            return (Seconds(from), Seconds(to)) is ({ } first, { } last)
                ? Span(call, i => call.Transcript.Utterances[i].Start >= first && call.Transcript.Utterances[i].Start < last + 1)
                : null;
        }

        return (Number(from), Number(to)) is ({ } start, { } end) ? Span(call, i => i + 1 >= start && i + 1 <= end) : null;
    }

    private static (int From, int To)? Span(CallReading call, Func<int, bool> isIn)
    {
        var inside = Enumerable.Range(0, call.Transcript.Utterances.Count).Where(isIn).ToList();
        return inside.Count == 0 ? null : (inside[0], inside[^1]);
    }

    private static int? Number(string? text)
        => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Seconds(string? text)
    {
        var parts = (text ?? string.Empty).Trim().Split(':').Select(Number).ToList();
        return parts.Count is 2 or 3 && parts.All(p => p is not null) ? parts.Aggregate(0.0, (sum, part) => (sum * 60) + part!.Value) : null;
    }
}
