using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>Which group each row belongs to. Groups are made by one dimension after the other, each pass splitting those before.</summary>
internal sealed class GroupRows
{
    // Up to so many combinations are told apart by an array instead of a dictionary.
    private const long MostSlots = 1 << 20;
    private readonly List<int[]> _keys = [];

    /// <param name="rows">Rising.</param>
    public GroupRows(FactColumns facts, FactsQuestion question, int[] rows)
    {
        (Rows, Groups, Count) = (rows, new int[rows.Length], question.Dimensions.Count == 0 || rows.Length > 0 ? 1 : 0);
        var parts = question.Dimensions.Where(d => d <= FactsDimension.Weekday).ToList();
        var values = new Dictionary<FactsDimension, FactsValues>();
        if (parts.Count > 0)
        {
            ByTime(facts, question, parts, values);
        }

        foreach (var dimension in question.Dimensions.Where(d => d > FactsDimension.Weekday))
        {
            values[dimension] = By(facts, question, dimension);
        }

        var order = parts.Concat(question.Dimensions.Where(d => d > FactsDimension.Weekday)).ToList();
        Keys = [.. question.Dimensions.Select(d => new FactsKeys(values[d], _keys[order.IndexOf(d)]))];
    }

    /// <summary>The rows; one that has several topics comes as often.</summary>
    public int[] Rows { get; private set; }

    /// <summary>The group of each of <see cref="Rows"/>.</summary>
    public int[] Groups { get; private set; }

    public int Count { get; private set; }

    /// <summary>The groups' keys, in the question's order.</summary>
    public IReadOnlyList<FactsKeys> Keys { get; }

    private void ByTime(FactColumns facts, FactsQuestion question, List<FactsDimension> parts, Dictionary<FactsDimension, FactsValues> values)
    {
        var (from, to) = (Math.Max(question.FromTicks, Rows.Length == 0 ? 0 : facts.StartedTicks[Rows[0]]), Math.Min(question.ToTicks, Rows.Length == 0 ? 0 : facts.StartedTicks[Rows[^1]] + 1));
        var pieces = from < to ? TimePieces.Cut(TimeZoneInfo.FindSystemTimeZoneById(question.TimeZone), question.FirstDayOfWeek, parts, from, to) : [];
        var codes = new int[Rows.Length];
        var next = 0;
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            var end = facts.RowAt(pieces[piece].To);
            while (next < Rows.Length && Rows[next] < end)
            {
                codes[next++] = piece;
            }
        }

        for (var part = 0; part < parts.Count; part++)
        {
            var dictionary = new Codes<int>();
            var ofPiece = pieces.Select(p => dictionary.Add(p.Keys[part])).ToArray();
            Split(Array.ConvertAll(codes, piece => ofPiece[piece]), dictionary.Count);
            values[parts[part]] = new FactsValues(null, null, dictionary.ToArray());
        }
    }

    private FactsValues By(FactColumns facts, FactsQuestion question, FactsDimension dimension)
    {
        switch (dimension)
        {
            case FactsDimension.Member:
                return new FactsValues(By(facts.Reps), null, null);
            case FactsDimension.Team:
                return new FactsValues(ByTeam(facts.Reps, question.TeamOf ?? new Dictionary<Guid, Guid>()), null, null);
            case FactsDimension.Stage:
                return new FactsValues(null, null, By(facts.Stages));
            case FactsDimension.Source:
                return new FactsValues(null, null, By(facts.Sources));
            case FactsDimension.Outcome:
                return new FactsValues(null, By(facts.Outcomes), null);
            case FactsDimension.Direction:
                return new FactsValues(null, By(facts.Directions), null);
            case FactsDimension.Language:
                return new FactsValues(null, By(facts.Languages), null);
            case FactsDimension.Currency:
                return new FactsValues(null, By(facts.Currencies), null);
            case FactsDimension.Topic:
                return new FactsValues(null, null, ByTopic(facts.Topics));
            default:
                throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Nothing to group by.");
        }
    }

    private T[] By<T>(CodeColumn<T> column)
        where T : notnull
    {
        var codes = new int[Rows.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = column.Values[Rows[i]];
        }

        Split(codes, column.Dictionary.Count);
        return column.Dictionary.ToArray();
    }

    private Guid[] ByTeam(CodeColumn<Guid> reps, IReadOnlyDictionary<Guid, Guid> teamOf)
    {
        var teams = new Codes<Guid>();
        var ofRep = new int[reps.Dictionary.Count];
        for (var rep = 1; rep < ofRep.Length; rep++)
        {
            ofRep[rep] = teamOf.TryGetValue(reps.Dictionary[rep], out var team) ? teams.Add(team) : 0;
        }

        var codes = new int[Rows.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = ofRep[reps.Values[Rows[i]]];
        }

        Split(codes, teams.Count);
        return teams.ToArray();
    }

    /// <summary>A call counts for each of its topics, and for none where it has none.</summary>
    private int[] ByTopic(TopicColumn topics)
    {
        var (rows, groups, codes) = (new List<int>(Rows.Length), new List<int>(Rows.Length), new List<int>(Rows.Length));
        for (var i = 0; i < Rows.Length; i++)
        {
            foreach (var topic in topics[Rows[i]])
            {
                rows.Add(Rows[i]);
                groups.Add(Groups[i]);
                codes.Add(topic.Code);
            }
        }

        (Rows, Groups) = ([.. rows], [.. groups]);
        Split([.. codes], topics.Dictionary.Count);
        return topics.Dictionary.ToArray();
    }

    /// <summary>Splits each group by the rows' codes. Only combinations that occur become groups.</summary>
    private void Split(int[] codes, int codeCount)
    {
        var (parents, keys) = (new List<int>(), new List<int>());
        if (Count * (long)codeCount <= MostSlots)
        {
            var slots = new int[Count * codeCount];
            for (var i = 0; i < codes.Length; i++)
            {
                ref var slot = ref slots[(Groups[i] * codeCount) + codes[i]];
                if (slot == 0)
                {
                    parents.Add(Groups[i]);
                    keys.Add(codes[i]);
                    slot = parents.Count;
                }

                Groups[i] = slot - 1;
            }
        }
        else
        {
            SplitMany(codes, parents, keys);
        }

        for (var i = 0; i < _keys.Count; i++)
        {
            var before = _keys[i];
            _keys[i] = [.. parents.Select(parent => before[parent])];
        }

        _keys.Add([.. keys]);
        Count = parents.Count;
    }

    private void SplitMany(int[] codes, List<int> parents, List<int> keys)
    {
        var slots = new Dictionary<(int, int), int>();
        for (var i = 0; i < codes.Length; i++)
        {
            var key = (Groups[i], codes[i]);
            if (!slots.TryGetValue(key, out var group))
            {
                group = parents.Count;
                slots.Add(key, group);
                parents.Add(key.Item1);
                keys.Add(key.Item2);
            }

            Groups[i] = group;
        }
    }
}
