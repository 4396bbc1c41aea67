using System.Buffers;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>Codes of the parts of local time that group: rows are sorted by time, so that each piece of time is a run of them.</summary>
internal sealed class TimeCodes(FactColumns facts, FactsQuestion question, RowSet set)
{
    /// <summary>For each part of time that groups, in the question's order, the code of each row and what the codes stand for. The arrays are rented.</summary>
    public List<(int[] Codes, FactsValues Values)> All()
    {
        FactsDimension[] parts = [.. question.Groupings.Select(g => g.Dimension).Where(d => d <= FactsDimension.Weekday)];
        if (parts.Length == 0)
        {
            return [];
        }

        var pieces = Pieces(parts);
        return [.. parts.Select((_, part) => Codes(pieces, part))];
    }

    private List<TimePiece> Pieces(FactsDimension[] parts)
    {
        if (set.Length == 0)
        {
            return [];
        }

        // The rows' own span: the asked one may be centuries.
        var from = Math.Max(question.FromTicks, facts.StartedTicks[set.RowAt(0)]);
        var to = Math.Min(question.ToTicks, facts.StartedTicks[set.RowAt(set.Length - 1)] + 1);
        return TimePieces.Cut(TimeZoneInfo.FindSystemTimeZoneById(question.TimeZone), question.FirstDayOfWeek, parts, from, to);
    }

    private (int[] Codes, FactsValues Values) Codes(List<TimePiece> pieces, int part)
    {
        var dictionary = new Codes<int>();
        var codes = ArrayPool<int>.Shared.Rent(set.Length);
        var next = 0;
        foreach (var piece in pieces)
        {
            var end = EndOf(facts.RowAt(piece.To));
            codes.AsSpan(next, end - next).Fill(dictionary.Add(piece.Keys[part]));
            next = end;
        }

        return (codes, new FactsValues(null, null, dictionary.ToArray()));
    }

    /// <summary>The place of the first row that is no smaller.</summary>
    private int EndOf(int row)
    {
        if (set.Rows is not { } rows)
        {
            return Math.Clamp(row, set.From, set.To) - set.From;
        }

        var at = Array.BinarySearch(rows, row);
        at = at < 0 ? ~at : at;
        while (at > 0 && rows[at - 1] == row)
        {
            at--;
        }

        return at;
    }
}
