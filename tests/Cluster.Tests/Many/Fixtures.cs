using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Many;

/// <summary>The tests of many processes share one cluster, one after the other: each leaves three silos and two Webs.</summary>
[CollectionDefinition(Name)]
public sealed class OneCluster : ICollectionFixture<LocalCluster>
{
    public const string Name = "one cluster";
}
