using System.Globalization;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;
using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>The keys of one dimension over all shares.</summary>
internal sealed class KeyColumn(FactsGrouping grouping)
{
    private readonly Codes<Guid> _ids = new();
    private readonly Codes<string> _texts = new();
    private readonly Codes<int> _numbers = new();

    private int Count => Math.Max(_ids.Count, Math.Max(_texts.Count, _numbers.Count));

    /// <summary>Our code for each of a share's.</summary>
    public int[] Translate(FactsValues values)
    {
        var codes = new int[values.Count];
        for (var i = 1; i < codes.Length; i++)
        {
            codes[i] = values switch
            {
                { Ids: { } ids } => _ids.Add(ids[i]),
                { Texts: { } texts } => _texts.Add(texts[i]),
                _ => _numbers.Add(values.Numbers![i]),
            };
        }

        return codes;
    }

    /// <summary>For each code its place among all, sorted; what is unknown comes last.</summary>
    public int[] Ranks()
    {
        var ranks = new int[Count];
        var sorted = Enumerable.Range(1, Count - 1).ToArray();
        Array.Sort(sorted, Compare);
        for (var rank = 0; rank < sorted.Length; rank++)
        {
            ranks[sorted[rank]] = rank;
        }

        ranks[0] = sorted.Length;
        return ranks;
    }

    public InsightsColumn Write(string name, int[] codes, TenantWords words) => grouping.Dimension switch
    {
        FactsDimension.HourOfDay or FactsDimension.Weekday => new InsightsColumn(name, "integer", null, Array.ConvertAll(codes, c => (double)_numbers[c]), null),
        <= FactsDimension.Quarter => Texts(name, "date", codes, c => DateOnly.FromDayNumber(_numbers[c]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        FactsDimension.CustomField => OfField(name, codes, words),
        FactsDimension.Member => Texts(name, "member", codes, c => _ids[c].ToString("D")),
        FactsDimension.Team => Texts(name, "team", codes, c => _ids[c].ToString("D")),
        FactsDimension.Stage => Texts(name, "text", codes, c => words.TextOf(TenantWords.Stage, _numbers[c])),
        FactsDimension.Source => Texts(name, "text", codes, c => words.TextOf(TenantWords.Source, _numbers[c])),
        FactsDimension.Topic => Texts(name, "text", codes, c => words.TextOf(TenantWords.Topic, _numbers[c])),
        _ => Texts(name, "text", codes, c => _texts[c]),
    };

    private InsightsColumn OfField(string name, int[] codes, TenantWords words) => words.FieldOf(grouping.Field)?.Kind switch
    {
        CustomFields.Day => Texts(name, "date", codes, c => DateOnly.FromDayNumber(_numbers[c]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        CustomFields.YesNo => Texts(name, "text", codes, c => _numbers[c] == 1 ? "true" : "false"),
        _ => Texts(name, "text", codes, c => words.TextOf(CustomFields.LabelKindOf(grouping.Field), _numbers[c])),
    };

    private int Compare(int left, int right) => grouping.Dimension switch
    {
        FactsDimension.Member or FactsDimension.Team => _ids[left].CompareTo(_ids[right]),
        FactsDimension.Outcome or FactsDimension.Direction or FactsDimension.Language or FactsDimension.Currency => string.CompareOrdinal(_texts[left], _texts[right]),
        _ => _numbers[left].CompareTo(_numbers[right]),
    };

    // Each text is made once, however many rows have it.
    private InsightsColumn Texts(string name, string type, int[] codes, Func<int, string?> text)
    {
        var texts = Enumerable.Range(0, Count).Select(c => c == 0 ? null : text(c)).ToArray();
        return new InsightsColumn(name, type, Array.ConvertAll(codes, c => texts[c]), null, null);
    }
}
