using System.Buffers;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>Which group each row belongs to.</summary>
/// <param name="groups">For each place of the set its group; <paramref name="count"/> for rows that do not count. Rented.</param>
internal sealed class RowGroups(RowSet set, int[] groups, int count, int[] sizes, IReadOnlyList<FactsKeys> keys, bool inRuns) : IDisposable
{
    public RowSet Set => set;

    /// <summary>For each place its group; <see cref="Count"/> for rows that do not count.</summary>
    public ReadOnlySpan<int> Groups => groups.AsSpan(0, set.Length);

    public int Count => count;

    /// <summary>The rows of each group.</summary>
    public int[] Sizes => sizes;

    /// <summary>The groups' keys, in the question's order.</summary>
    public IReadOnlyList<FactsKeys> Keys => keys;

    /// <summary>Whether all rows count and each group's stand together, as where time alone groups.</summary>
    public bool InRuns => inRuns;

    public void Dispose() => ArrayPool<int>.Shared.Return(groups);
}
