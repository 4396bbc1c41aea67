using System.Globalization;
using System.Text;
using CallInsight.Grains.Operations.Operators;
using Xunit;

namespace CallInsight.Grains.Tests.Operations;

public sealed class OneTimeCodesTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_109);

    // The last six of the eight digits of RFC 6238, appendix B, and the examples of RFC 4226, appendix D.
    [Theory]
    [InlineData("1970-01-01T00:00:59Z", "287082")]
    [InlineData("2005-03-18T01:58:29Z", "081804")]
    [InlineData("2005-03-18T01:58:31Z", "050471")]
    [InlineData("2009-02-13T23:31:30Z", "005924")]
    [InlineData("2033-05-18T03:33:20Z", "279037")]
    [InlineData("2603-10-11T11:33:20Z", "353130")]
    public void Codes_are_those_of_the_standard(string moment, string code)
        => Assert.Equal(code, TimeCodes.At(Secret, DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));

    [Fact]
    public void Secrets_are_written_as_apps_take_them() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", TimeCodes.Written(Secret));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void Clocks_may_differ_by_one_step(int seconds, bool isGood) => Assert.Equal(isGood, TimeCodes.StepOf(TimeCodes.At(Secret, Now.AddSeconds(seconds)), Secret, Now, 0) is not null);

    [Fact]
    public void A_code_is_good_once()
    {
        var code = TimeCodes.At(Secret, Now);
        var step = TimeCodes.StepOf(code, Secret, Now, 0);

        Assert.NotNull(step);
        Assert.Null(TimeCodes.StepOf(code, Secret, Now, step.Value));
    }

    [Fact]
    public void A_recovery_code_is_good_once_however_it_is_written()
    {
        var codes = RecoveryCodes.Make();
        IReadOnlyList<byte[]> kept = [.. codes.Select(RecoveryCodes.Hash)];

        var left = RecoveryCodes.Use(kept, codes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal));

        Assert.Equal(kept.Count - 1, left?.Count);
        Assert.Null(RecoveryCodes.Use(left!, codes[3]));
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
    }
}
