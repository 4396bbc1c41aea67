using System.Globalization;

namespace CallInsight.Analysis.Import.Drafts;

/// <summary>Gathers what an import estimated and left out.</summary>
internal sealed class ReportDraft
{
    /// <summary>Entries of a report; what is beyond is counted in a last entry.</summary>
    public const int MostLeftOut = 1_000;

    private readonly List<LeftOut> _leftOut = [];
    private readonly SortedDictionary<string, int> _estimated = new(StringComparer.Ordinal);
    private int _beyond;

    /// <summary>The reason of what is merely empty.</summary>
    public const string NoWords = "has no words";

    /// <summary>The first thing that could not be read, to name in a refusal.</summary>
    public LeftOut? FirstUnreadable { get; private set; }

    /// <summary>The line of the first thing that could not be read.</summary>
    public int? FirstUnreadableLine { get; private set; }

    public void LeaveOut(Place where, string what, string why)
    {
        if (_leftOut.Count >= MostLeftOut)
        {
            _beyond++;
            return;
        }

        var left = new LeftOut(where.ToString(), what, why);
        _leftOut.Add(left);
        if (FirstUnreadable is null && why != NoWords)
        {
            (FirstUnreadable, FirstUnreadableLine) = (left, where.LineNumber);
        }
    }

    /// <summary>Counts an estimate: <c>starts</c>, <c>ends</c>, <c>times</c> or <c>speakers</c>.</summary>
    public void Estimate(string what) => _estimated[what] = _estimated.GetValueOrDefault(what) + 1;

    public ImportReport Finish(string format, Recognised recognised)
    {
        if (_beyond > 0)
        {
            _leftOut.Add(new LeftOut("further on", "more", string.Create(CultureInfo.InvariantCulture, $"{_beyond:N0} more were left out for such reasons")));
        }

        return new ImportReport(format, recognised, [.. _estimated.Select(e => new Estimate(e.Key, e.Value))], _leftOut);
    }
}
