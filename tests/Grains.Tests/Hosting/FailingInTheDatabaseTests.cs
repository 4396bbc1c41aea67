using CallInsight.Contracts;
using Xunit;

namespace CallInsight.Grains.Tests.Hosting;

public sealed class FailingInTheDatabaseTests(TwoSilos silos)
{
    [Fact]
    public async Task What_the_database_refuses_arrives_with_its_code_and_without_a_word_of_the_data()
    {
        CallContext.EnterPlatform();

        // PostgreSQL keeps no such character in a text.
        var failure = await Assert.ThrowsAsync<StorageException>(() => silos.Grains.KeyRing().Store("secret\0name", "<key/>"));

        Assert.Equal(("22021", false), (failure.SqlState, failure.IsTransient));
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }
}
