namespace CallInsight.Grains.Insights.SavedViews;

/// <summary>The order of a dashboard's tiles when somebody rearranges it who does not see all of them.</summary>
internal static class TileOrder
{
    /// <summary>The order that was given, with each hidden tile behind the one that stood before it: at the beginning where none did or that one is gone.</summary>
    /// <param name="given">What somebody wants of the tiles that it sees.</param>
    /// <param name="before">All tiles as they stood.</param>
    /// <param name="hidden">Those of them that it does not see.</param>
    public static IReadOnlyList<Guid> Merge(IReadOnlyList<Guid> given, IReadOnlyList<Guid> before, IReadOnlySet<Guid> hidden)
    {
        var order = given.ToList();
        for (var i = 0; i < before.Count; i++)
        {
            if (hidden.Contains(before[i]) && !order.Contains(before[i]))
            {
                var place = before.Take(i).Reverse().Select(b => order.IndexOf(b)).FirstOrDefault(p => p >= 0, -1);
                order.Insert(place + 1, before[i]);
            }
        }

        return order;
    }
}
