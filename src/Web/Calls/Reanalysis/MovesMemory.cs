namespace CallInsight.Web.Calls.Reanalysis;

/// <summary>Remembers what moved in re-analyses: over a hundred thousand calls it takes seconds to count, and once all calls are tried
/// it stays the same. Calls that are erased later may still be counted until the re-analysis has another status.</summary>
internal sealed class MovesMemory
{
    private const int Most = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<(Guid Tenant, Guid Reanalysis, string Status), IReadOnlyList<FigureMove>> _moves = [];
    private readonly Queue<(Guid Tenant, Guid Reanalysis, string Status)> _oldest = [];

    /// <summary>What moved; null where it is not remembered.</summary>
    public IReadOnlyList<FigureMove>? Find(Guid tenant, ReanalysisRow reanalysis)
    {
        lock (_lock)
        {
            return _moves.GetValueOrDefault((tenant, reanalysis.Id, reanalysis.Status));
        }
    }

    /// <summary>Remembers what moved, and forgets what has been remembered the longest.</summary>
    /// <param name="reanalysis">One whose calls are all tried.</param>
    public IReadOnlyList<FigureMove> Keep(Guid tenant, ReanalysisRow reanalysis, IReadOnlyList<FigureMove> moves)
    {
        var key = (tenant, reanalysis.Id, reanalysis.Status);
        lock (_lock)
        {
            if (_moves.TryAdd(key, moves))
            {
                _oldest.Enqueue(key);
                if (_oldest.Count > Most)
                {
                    _moves.Remove(_oldest.Dequeue());
                }
            }
        }

        return moves;
    }
}
