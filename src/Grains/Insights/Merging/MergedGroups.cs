using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>The groups of all shares as one: equal keys are one group, wherever they were found.</summary>
internal sealed class MergedGroups
{
    private readonly Dictionary<(int, int, int), int> _groups = [];
    private readonly List<(int, int, int)> _keys = [];
    private readonly KeyColumn[] _columns;
    private readonly List<int[]> _memberOf = [];

    public MergedGroups(QueryPlan plan, IReadOnlyList<FactsAnswer> shares)
    {
        _columns = [.. plan.Dimensions.Select(d => new KeyColumn(d.Grouping))];
        Whole = [.. shares.Select(s => s.Whole)];
        var members = new KeyColumn(new FactsGrouping(FactsDimension.Member));
        GroupOf = [.. shares.Select(s => Take(s, plan.OfMembers is { } place ? (members, place) : null))];
        if (plan.Dimensions.Count == 0 && _keys.Count == 0)
        {
            GroupAt(default);
        }
    }

    public int Count => _keys.Count;

    /// <summary>For each share the merged group of each of its groups.</summary>
    public IReadOnlyList<int[]> GroupOf { get; }

    /// <summary>For each share whether each of its groups is in no other.</summary>
    public IReadOnlyList<bool[]> Whole { get; }

    /// <summary>How many members each group has of whom a measure is known, where members are counted.</summary>
    /// <param name="shares">The measure in each share.</param>
    public int[] MembersIn(IReadOnlyList<FactsPartial> shares)
    {
        var (known, counts) = (new HashSet<(int Group, int Member)>(), new int[Count]);
        for (var share = 0; share < shares.Count; share++)
        {
            for (var group = 0; group < GroupOf[share].Length; group++)
            {
                if (shares[share].Moments[group].Count > 0 && _memberOf[share][group] is > 0 and var member && known.Add((GroupOf[share][group], member)))
                {
                    counts[GroupOf[share][group]]++;
                }
            }
        }

        return counts;
    }

    /// <summary>For each group the rank of its key in a dimension: what is unknown comes last.</summary>
    public int[] RanksIn(int column)
    {
        var ranks = _columns[column].Ranks();
        var of = new int[Count];
        for (var group = 0; group < of.Length; group++)
        {
            of[group] = ranks[KeyOf(group, column)];
        }

        return of;
    }

    /// <summary>A grouping column of the answer, in the order of its rows.</summary>
    public InsightsColumn ColumnOf(int column, string name, int[] rows, TenantWords words) => _columns[column].Write(name, [.. rows.Select(r => KeyOf(r, column))], words);

    private int KeyOf(int group, int column) => column switch { 0 => _keys[group].Item1, 1 => _keys[group].Item2, _ => _keys[group].Item3 };

    private int[] Take(FactsAnswer share, (KeyColumn Column, int Place)? members)
    {
        var codes = _columns.Select((c, i) => c.Translate(share.Keys[i].Values)).ToArray();
        if (members is var (column, place))
        {
            var memberCodes = column.Translate(share.Keys[place].Values);
            _memberOf.Add([.. Enumerable.Range(0, share.Groups).Select(group => memberCodes[share.Keys[place].Of[group]])]);
        }

        var groupOf = new int[share.Groups];
        for (var group = 0; group < share.Groups; group++)
        {
            var at = group;
            int Code(int dimension) => dimension < codes.Length ? codes[dimension][share.Keys[dimension].Of[at]] : 0;
            groupOf[group] = GroupAt((Code(0), Code(1), Code(2)));
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
        }

        return group;
    }
}
