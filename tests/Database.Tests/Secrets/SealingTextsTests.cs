using System.Security.Cryptography;
using System.Text;
using CallInsight.Storage.Secrets;
using Xunit;

namespace CallInsight.Database.Tests.Secrets;

public sealed class SealingTextsTests
{
    private static readonly Guid Row = Guid.Parse("0198f2a0-0000-7000-8000-000000000001");
    private static readonly TenantKey Key = new(Guid.Parse("0198f2a0-0000-7000-8000-000000000002"), 1, new byte[32]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(3_000_000)]
    public void What_was_packed_and_sealed_opens_as_it_was(int length)
    {
        var speech = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("So what are you using today? ", (length / 28) + 1)))[..length];
        Assert.Equal(speech, Key.OpenCompressed(Row, "call.transcript", Key.SealCompressed(Row, "call.transcript", speech)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(70_000)]
    [InlineData(2_000_000)]
    public void What_cannot_be_packed_any_smaller_opens_too(int length)
    {
        var noise = RandomNumberGenerator.GetBytes(length);
        Assert.Equal(noise, Key.OpenCompressed(Row, "call.transcript", Key.SealCompressed(Row, "call.transcript", noise)));
    }

    [Fact]
    public void Long_speech_takes_less_room_sealed_than_as_it_is()
    {
        var speech = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2_000).Select(n => $"This is sentence {n} of a call about prices. ")));
        Assert.True(Key.SealCompressed(Row, "call.transcript", speech).Length < speech.Length / 4);
    }

    [Fact]
    public void A_value_opens_for_its_own_row_and_field_only()
    {
        var packed = Key.SealCompressed(Row, "call.transcript", "words"u8);
        Assert.Throws<AuthenticationTagMismatchException>(() => Key.OpenCompressed(Guid.Empty, "call.transcript", packed));
        Assert.Throws<AuthenticationTagMismatchException>(() => Key.OpenCompressed(Row, "call.findings", packed));
    }
}
