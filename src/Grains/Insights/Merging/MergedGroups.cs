using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;
using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>The groups of all shares as one: equal keys are one group, wherever they were found.</summary>
internal sealed class MergedGroups
{
    private readonly Dictionary<(int, int, int), int> _groups = [];
    private readonly List<(int, int, int)> _keys = [];
    private readonly KeyColumn[] _columns;
    private readonly HashSet<(int Group, int Member)> _members = [];
    private readonly List<int> _memberCounts = [];

    public MergedGroups(QueryPlan plan, IReadOnlyList<FactsAnswer> shares)
    {
        _columns = [.. plan.Dimensions.Select(d => new KeyColumn(d.Dimension))];
        var members = new KeyColumn(FactsDimension.Member);
        GroupOf = [.. shares.Select(s => Take(s, plan.OfMembers is { } place ? (members, place) : null))];
        if (plan.Dimensions.Count == 0 && _keys.Count == 0)
        {
            GroupAt(default);
        }
    }

    public int Count => _keys.Count;

    /// <summary>For each share the merged group of each of its groups.</summary>
    public IReadOnlyList<int[]> GroupOf { get; }

    /// <summary>How many members are in a group, where they are counted.</summary>
    public int MembersOf(int group) => _memberCounts[group];

    /// <summary>Compares two groups by one dimension: what is unknown comes last.</summary>
    public int Compare(int column, int left, int right) => _columns[column].Compare(KeyOf(left, column), KeyOf(right, column));

    /// <summary>A grouping column of the answer, in the order of its rows.</summary>
    public InsightsColumn ColumnOf(int column, string name, int[] rows, TenantWords words) => _columns[column].Write(name, [.. rows.Select(r => KeyOf(r, column))], words);

    private int KeyOf(int group, int column) => column switch { 0 => _keys[group].Item1, 1 => _keys[group].Item2, _ => _keys[group].Item3 };

    private int[] Take(FactsAnswer share, (KeyColumn Column, int Place)? members)
    {
        var codes = _columns.Select((column, i) => column.Translate(share.Keys[i].Values)).ToArray();
        var memberCodes = members?.Column.Translate(share.Keys[members.Value.Place].Values);
        var groupOf = new int[share.Groups];
        for (var group = 0; group < share.Groups; group++)
        {
            var at = group;
            int Code(int column) => column < codes.Length ? codes[column][share.Keys[column].Of[at]] : 0;
            groupOf[group] = GroupAt((Code(0), Code(1), Code(2)));
            if (memberCodes is not null && memberCodes[share.Keys[members!.Value.Place].Of[group]] is > 0 and var member && _members.Add((groupOf[group], member)))
            {
                _memberCounts[groupOf[group]]++;
            }
        }

        return groupOf;
    }

    private int GroupAt((int, int, int) key)
    {
        if (!_groups.TryGetValue(key, out var group))
        {
            group = _keys.Count;
            _groups.Add(key, group);
            _keys.Add(key);
            _memberCounts.Add(0);
        }

        return group;
    }
}

/// <summary>The keys of one dimension over all shares.</summary>
internal sealed class KeyColumn(FactsDimension dimension)
{
    private readonly Codes<Guid> _ids = new();
    private readonly Codes<string> _texts = new();
    private readonly Codes<int> _numbers = new();

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

    public int Compare(int left, int right)
    {
        if (left == 0 || right == 0)
        {
            return (left == 0).CompareTo(right == 0);
        }

        return dimension switch
        {
            FactsDimension.Member or FactsDimension.Team => _ids[left].CompareTo(_ids[right]),
            FactsDimension.Outcome or FactsDimension.Direction or FactsDimension.Language or FactsDimension.Currency => string.CompareOrdinal(_texts[left], _texts[right]),
            _ => _numbers[left].CompareTo(_numbers[right]),
        };
    }

    public InsightsColumn Write(string name, int[] codes, TenantWords words) => dimension switch
    {
        FactsDimension.HourOfDay or FactsDimension.Weekday => new InsightsColumn(name, "integer", null, Array.ConvertAll(codes, c => (double)_numbers[c]), null),
        <= FactsDimension.Quarter => Texts(name, "date", codes, c => DateOnly.FromDayNumber(_numbers[c]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        FactsDimension.Member => Texts(name, "member", codes, c => _ids[c].ToString("D")),
        FactsDimension.Team => Texts(name, "team", codes, c => _ids[c].ToString("D")),
        FactsDimension.Stage => Texts(name, "text", codes, c => words.TextOf(TenantWords.Stage, _numbers[c])),
        FactsDimension.Source => Texts(name, "text", codes, c => words.TextOf(TenantWords.Source, _numbers[c])),
        FactsDimension.Topic => Texts(name, "text", codes, c => words.TextOf(TenantWords.Topic, _numbers[c])),
        _ => Texts(name, "text", codes, c => _texts[c]),
    };

    private static InsightsColumn Texts(string name, string type, int[] codes, Func<int, string?> text)
        => new(name, type, Array.ConvertAll(codes, c => c == 0 ? null : text(c)), null, null);
}
