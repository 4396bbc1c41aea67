namespace CallInsight.Grains.Operations.Outbox;

/// <summary>What this silo has under way for each destination: so many at the same time, the others in their order.</summary>
/// <param name="atOnce">Attempts at the same time for one destination.</param>
internal sealed class DestinationQueues(int atOnce)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Lane> _lanes = [];
    private int _running;

    /// <summary>Messages that have a place; others wait for one.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Destinations that can take no more now.</summary>
    public IReadOnlyList<Guid> Busy
    {
        get
        {
            lock (_lock)
            {
                return [.. _lanes.Where(l => l.Value.Count >= atOnce).Select(l => l.Key)];
            }
        }
    }

    /// <summary>Queues for a destination. Disposed, the place is the next one's.</summary>
    public Place Enter(Guid destination)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(destination, out var lane))
            {
                _lanes[destination] = lane = new Lane();
            }

            var place = new Place(this, destination);
            lane.Count++;
            if (lane.Count <= atOnce)
            {
                _running++;
                place.Free();
            }
            else
            {
                lane.Waiting.AddLast(place);
            }

            return place;
        }
    }

    private void Leave(Place place)
    {
        lock (_lock)
        {
            var lane = _lanes[place.Destination];
            lane.Count--;
            if (!lane.Waiting.Remove(place))
            {
                Pass(lane);
            }

            if (lane.Count == 0)
            {
                _lanes.Remove(place.Destination);
            }
        }
    }

    private void Pass(Lane lane)
    {
        if (lane.Waiting.First is not { } next)
        {
            _running--;
            return;
        }

        lane.Waiting.RemoveFirst();
        next.Value.Free();
    }

    private sealed class Lane
    {
        public LinkedList<Place> Waiting { get; } = [];

        /// <summary>Those that have a place and those that wait.</summary>
        public int Count { get; set; }
    }

    /// <summary>A place in the queue of a destination.</summary>
    internal sealed class Place(DestinationQueues queues, Guid destination) : IDisposable
    {
        private readonly TaskCompletionSource _free = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Guid Destination => destination;

        /// <summary>Completes when it is its turn.</summary>
        public Task IsFree => _free.Task;

        public void Free() => _free.SetResult();

        public void Dispose() => queues.Leave(this);
    }
}
