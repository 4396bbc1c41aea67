using CallInsight.Testing.Web;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CallInsight.Web.Tests.Isolation;

public sealed class LimitingRatesTests(ProductHost product)
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Every_answer_to_a_key_says_how_much_is_left()
    {
        var tenant = await product.ATenant();

        using var answer = await tenant.Api.GetAsync("/api/v1/calls");

        Assert.Equal("\"key\";q=4000;w=2", Assert.Single(answer.Headers.GetValues("RateLimit-Policy")));
        Assert.StartsWith("\"key\";r=39", Assert.Single(answer.Headers.GetValues("RateLimit")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_burst_is_admitted_and_what_is_beyond_is_told_when_to_come_again()
    {
        var (limits, key) = (Limits(rate: 2, burst: 4), Guid.CreateVersion7());

        var admitted = Enumerable.Range(0, 6).Select(_ => Ask(limits, key)).ToList();

        Assert.Equal([true, true, true, true, false, false], admitted.Select(a => a.Admitted));
        Assert.Equal("1", admitted[^1].Headers.RetryAfter);
        Assert.Equal("\"key\";r=0;t=2", admitted[^1].Headers["RateLimit"]);
    }

    [Fact]
    public void The_bucket_fills_again_at_the_rate_and_not_beyond_the_burst()
    {
        var (limits, key) = (Limits(rate: 2, burst: 4), Guid.CreateVersion7());
        Exhaust(limits, key);

        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(1, Exhaust(limits, key));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(4, Exhaust(limits, key));
    }

    [Fact]
    public void One_keys_haste_does_not_slow_another()
    {
        var limits = Limits(rate: 2, burst: 4);
        Exhaust(limits, Guid.CreateVersion7());

        Assert.True(Ask(limits, Guid.CreateVersion7()).Admitted);
    }

    private RateLimits Limits(int rate, int burst) => new(Options.Create(new RateLimitOptions { Rate = rate, Burst = burst }), _time);

    private static (bool Admitted, IHeaderDictionary Headers) Ask(RateLimits limits, Guid key)
    {
        var context = new DefaultHttpContext();
        return (limits.Admit(context, key), context.Response.Headers);
    }

    private static int Exhaust(RateLimits limits, Guid key) => Enumerable.Range(0, 10).Count(_ => Ask(limits, key).Admitted);
}
