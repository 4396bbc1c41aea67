using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>Of the groups that are in pieces, where the pieces with known values are.</summary>
internal sealed class GroupPieces
{
    private readonly int[] _ends;
    private readonly GroupPiece[] _pieces;

    public GroupPieces(MergedGroups groups, IReadOnlyList<FactsPartial> shares)
    {
        _ends = new int[groups.Count + 1];
        Each(groups, shares, (to, _) => _ends[to + 1]++);
        for (var group = 0; group < groups.Count; group++)
        {
            _ends[group + 1] += _ends[group];
        }

        _pieces = new GroupPiece[_ends[^1]];
        var next = _ends[..^1];
        Each(groups, shares, (to, piece) => _pieces[next[to]++] = piece);
    }

    /// <summary>The most pieces that a group has.</summary>
    public int Most => _ends.Zip(_ends.Skip(1), (from, to) => to - from).DefaultIfEmpty().Max();

    /// <summary>The pieces of a merged group; none where it is whole, or nothing is known of it.</summary>
    public ReadOnlySpan<GroupPiece> Of(int group) => _pieces.AsSpan(_ends[group].._ends[group + 1]);

    private static void Each(MergedGroups groups, IReadOnlyList<FactsPartial> shares, Action<int, GroupPiece> take)
    {
        for (var share = 0; share < shares.Count; share++)
        {
            var (groupOf, whole, at) = (groups.GroupOf[share], groups.Whole[share], 0);
            for (var group = 0; group < groupOf.Length; group++)
            {
                if (!whole[group] && shares[share].Moments[group].Count is > 0 and var count)
                {
                    take(groupOf[group], new GroupPiece(share, group, at, count));
                    at += count;
                }
            }
        }
    }
}

/// <param name="Group">Its place among the share's groups.</param>
/// <param name="At">Where its values begin among those that the share told, if it told any.</param>
/// <param name="Count">How many values are known.</param>
internal readonly record struct GroupPiece(int Share, int Group, int At, int Count);
