using Microsoft.Extensions.Options;

namespace CallInsight.Grains.Insights;

/// <summary>Keeps the memory of a silo's Facts grains within its limit: those that were not asked for the longest give way.</summary>
internal sealed class FactsMemory(IOptions<InsightsOptions> options)
{
    private const long Megabyte = 1 << 20;
    private readonly long _limit = options.Value.MemoryMegabytes > 0 ? options.Value.MemoryMegabytes * Megabyte : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 5 * 2;
    private readonly Lock _lock = new();
    private readonly Dictionary<IGrainContext, (long Bytes, long Asked)> _grains = [];
    private long _total;
    private long _asked;

    /// <summary>A grain was asked and takes so many bytes now.</summary>
    public void Note(IGrainContext grain, long bytes)
    {
        List<IGrainContext> leaving = [];
        lock (_lock)
        {
            _total += bytes - _grains.GetValueOrDefault(grain).Bytes;
            _grains[grain] = (bytes, ++_asked);
            while (_total > _limit && _grains.Count > 1)
            {
                var coldest = _grains.MinBy(g => g.Value.Asked).Key;
                Remove(coldest);
                leaving.Add(coldest);
            }
        }

        leaving.ForEach(g => g.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The memory of its calls is needed for others that were asked for later.")));
    }

    /// <summary>A grain has left memory.</summary>
    public void Forget(IGrainContext grain)
    {
        lock (_lock)
        {
            Remove(grain);
        }
    }

    private void Remove(IGrainContext grain)
    {
        if (_grains.Remove(grain, out var was))
        {
            _total -= was.Bytes;
        }
    }
}
