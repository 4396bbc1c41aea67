using CallInsight.Grains.Operations.Outbox;
using Xunit;

namespace CallInsight.Grains.Tests.Operations;

public sealed class QueuingForDestinationsTests
{
    private static readonly Guid Slow = Guid.NewGuid();
    private readonly DestinationQueues _queues = new(2);

    [Fact]
    public void One_destination_gets_so_many_places_and_the_others_wait_in_their_order()
    {
        var places = Enumerable.Range(0, 4).Select(_ => _queues.Enter(Slow)).ToList();
        using var other = _queues.Enter(Guid.NewGuid());

        Assert.Equal([true, true, false, false], places.Select(p => p.IsFree.IsCompleted));
        Assert.True(other.IsFree.IsCompleted);
        Assert.Equal(3, _queues.Running);
        Assert.Equal([Slow], _queues.Busy);

        places[0].Dispose();
        Assert.Equal([true, false], places[2..].Select(p => p.IsFree.IsCompleted));

        // One that gives up while it waits leaves its place in the queue.
        places[3].Dispose();
        places[1].Dispose();
        places[2].Dispose();
        Assert.Equal(1, _queues.Running);
        Assert.Empty(_queues.Busy);
    }
}
