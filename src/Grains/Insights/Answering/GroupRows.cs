using System.Buffers;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>Groups rows: each dimension gives every row a code, the codes of a row together a slot, and slots that are used become groups.</summary>
internal sealed class GroupRows(FactColumns facts, FactsQuestion question, RowSet set)
{
    // Up to so many slots are counted in an array instead of a dictionary.
    private const long MostSlots = 1 << 18;
    private readonly List<(int[] Codes, FactsValues Values)> _codes = [];
    private RowSet _set = set;

    private (int[] Codes, FactsValues Values)? _topics;

    private bool InRuns => _set.IsAll && question.Groupings.All(g => g.Dimension <= FactsDimension.Weekday);

    public RowGroups Run()
    {
        try
        {
            if (question.Groupings.FirstOrDefault(g => g.Dimension == FactsDimension.Topic) is { Dimension: FactsDimension.Topic })
            {
                EachTopic();
            }

            var times = new Queue<(int[], FactsValues)>(new TimeCodes(facts, question, _set).All());
            var topics = _topics;
            foreach (var grouping in question.Groupings)
            {
                _codes.Add(grouping.Dimension switch
                {
                    <= FactsDimension.Weekday => times.Dequeue(),
                    FactsDimension.Topic => topics!.Value,
                    _ => new DimensionCodes(facts, question, _set).Of(grouping),
                });
            }

            return _codes.Select(c => (long)c.Values.Count).Aggregate(1L, (all, n) => all * n) <= MostSlots ? BySlot() : ByDictionary();
        }
        finally
        {
            _codes.ForEach(c => ArrayPool<int>.Shared.Return(c.Codes));
        }
    }

    /// <summary>A call counts for each of its topics, and for none where it has none.</summary>
    private void EachTopic()
    {
        var (rows, codes) = (new List<int>(_set.Length), new List<int>(_set.Length));
        for (var place = 0; place < _set.Length; place++)
        {
            if (_set.Chosen is { } chosen && !chosen[place])
            {
                continue;
            }

            foreach (var topic in facts.Topics[_set.RowAt(place)])
            {
                rows.Add(_set.RowAt(place));
                codes.Add(topic);
            }
        }

        _set = new RowSet(_set.From, _set.To, [.. rows], null);
        var rented = ArrayPool<int>.Shared.Rent(codes.Count);
        codes.CopyTo(rented);
        _topics = (rented, new FactsValues(null, null, facts.Topics.Dictionary.ToArray()));
    }

    private RowGroups BySlot()
    {
        var slots = ArrayPool<int>.Shared.Rent(_set.Length);
        var count = 1;
        slots.AsSpan(0, _set.Length).Clear();
        foreach (var (codes, values) in _codes)
        {
            Combine(slots.AsSpan(0, _set.Length), codes, values.Count);
            count *= values.Count;
        }

        // What does not count goes to a slot behind the others.
        if (_set.Chosen is { } chosen)
        {
            for (var place = 0; place < _set.Length; place++)
            {
                slots[place] = chosen[place] ? slots[place] : count;
            }
        }

        var sizes = SizesOf(slots.AsSpan(0, _set.Length), count);

        var (groupOf, used) = (new int[count + 1], new List<long>());
        for (var slot = 0; slot < count; slot++)
        {
            if (sizes[slot] > 0 || _codes.Count == 0)
            {
                groupOf[slot] = used.Count;
                used.Add(slot);
            }
        }

        groupOf[count] = used.Count;
        if (used.Count < count)
        {
            foreach (ref var slot in slots.AsSpan(0, _set.Length))
            {
                slot = groupOf[slot];
            }
        }

        return Made(slots, used, [.. used.Select(slot => sizes[slot])]);
    }

    // Rows that stand together are counted together: where time alone groups, these are many.
    private int[] SizesOf(ReadOnlySpan<int> slots, int count)
    {
        var sizes = new int[count + 1];
        if (!InRuns)
        {
            foreach (var slot in slots)
            {
                sizes[slot]++;
            }

            return sizes;
        }

        for (var place = 0; place < slots.Length;)
        {
            var run = slots[place..].IndexOfAnyExcept(slots[place]) is >= 0 and var length ? length : slots.Length - place;
            sizes[slots[place]] += run;
            place += run;
        }

        return sizes;
    }

    private static void Combine(Span<int> slots, int[] codes, int count)
    {
        for (var place = 0; place < slots.Length; place++)
        {
            slots[place] = (slots[place] * count) + codes[place];
        }
    }

    private RowGroups ByDictionary()
    {
        var (groups, groupOf, used, sizes) = (ArrayPool<int>.Shared.Rent(_set.Length), new Dictionary<long, int>(), new List<long>(), new List<int>());
        for (var place = 0; place < _set.Length; place++)
        {
            groups[place] = -1;
            if (_set.Chosen is { } chosen && !chosen[place])
            {
                continue;
            }

            var slot = 0L;
            foreach (var (codes, values) in _codes)
            {
                slot = (slot * values.Count) + codes[place];
            }

            if (!groupOf.TryGetValue(slot, out var group))
            {
                group = used.Count;
                groupOf.Add(slot, group);
                used.Add(slot);
                sizes.Add(0);
            }

            groups[place] = group;
            sizes[group]++;
        }

        groups.AsSpan(0, _set.Length).Replace(-1, used.Count);
        return Made(groups, used, [.. sizes]);
    }

    private RowGroups Made(int[] groups, List<long> slots, int[] sizes)
    {
        var keys = new FactsKeys[_codes.Count];
        var left = slots.ToArray();
        for (var dimension = _codes.Count - 1; dimension >= 0; dimension--)
        {
            var count = _codes[dimension].Values.Count;
            keys[dimension] = new FactsKeys(_codes[dimension].Values, Array.ConvertAll(left, slot => (int)(slot % count)));
            left = Array.ConvertAll(left, slot => slot / count);
        }

        return new RowGroups(_set, groups, slots.Count, sizes, keys, InRuns);
    }
}
