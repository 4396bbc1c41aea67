using System.Buffers;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>Codes of what groups other than time and topics.</summary>
internal sealed class DimensionCodes(FactColumns facts, FactsQuestion question, RowSet set)
{
    /// <summary>The code of each row, in a rented array, and what the codes stand for.</summary>
    public (int[] Codes, FactsValues Values) Of(FactsGrouping grouping)
    {
        switch (grouping.Dimension)
        {
            case FactsDimension.Member:
                return (Codes(facts.Reps), new FactsValues(facts.Reps.Dictionary.ToArray(), null, null));
            case FactsDimension.Team:
                return Teams();
            case FactsDimension.Stage:
                return (Codes(facts.Stages), new FactsValues(null, null, facts.Stages.Dictionary.ToArray()));
            case FactsDimension.Source:
                return (Codes(facts.Sources), new FactsValues(null, null, facts.Sources.Dictionary.ToArray()));
            case FactsDimension.CustomField:
                return facts.Fields.Find(grouping.Field) is { } field ? (Codes(field), new FactsValues(null, null, field.Dictionary.ToArray())) : (Unknown(), new FactsValues(null, null, [0]));
            case FactsDimension.Outcome:
                return Texts(facts.Outcomes);
            case FactsDimension.Direction:
                return Texts(facts.Directions);
            case FactsDimension.Language:
                return Texts(facts.Languages);
            case FactsDimension.Currency:
                return Texts(facts.Currencies);
            default:
                throw new ArgumentOutOfRangeException(nameof(grouping), grouping, "Nothing to group by.");
        }
    }

    private (int[], FactsValues) Texts(CodeColumn<string> column) => (Codes(column), new FactsValues(null, column.Dictionary.ToArray(), null));

    private int[] Unknown()
    {
        var codes = ArrayPool<int>.Shared.Rent(set.Length);
        codes.AsSpan(0, set.Length).Clear();
        return codes;
    }

    private (int[], FactsValues) Teams()
    {
        var teams = new Codes<Guid>();
        var ofRep = new int[facts.Reps.Dictionary.Count];
        for (var rep = 1; rep < ofRep.Length; rep++)
        {
            ofRep[rep] = question.TeamOf is { } teamOf && teamOf.TryGetValue(facts.Reps.Dictionary[rep], out var team) ? teams.Add(team) : 0;
        }

        var codes = Codes(facts.Reps);
        foreach (ref var code in codes.AsSpan(0, set.Length))
        {
            code = ofRep[code];
        }

        return (codes, new FactsValues(teams.ToArray(), null, null));
    }

    private int[] Codes<T>(CodeColumn<T> column)
        where T : notnull
    {
        var codes = ArrayPool<int>.Shared.Rent(set.Length);
        if (set.Rows is not { } rows)
        {
            column.CopyTo(set.From, codes.AsSpan(0, set.Length));
            return codes;
        }

        for (var place = 0; place < rows.Length; place++)
        {
            codes[place] = column[rows[place]];
        }

        return codes;
    }
}
