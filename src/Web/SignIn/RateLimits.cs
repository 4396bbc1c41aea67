using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace CallInsight.Web.SignIn;

/// <summary>A bucket of tokens for each key: it fills at the rate and holds the burst.</summary>
internal sealed class RateLimits(IOptions<RateLimitOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, Bucket> _buckets = new();

    /// <summary>Takes one request from the key's bucket and tells how it stands in the headers. False: the bucket is empty.</summary>
    public bool Admit(HttpContext context, Guid key)
    {
        var (rate, burst) = (options.Value.Rate, options.Value.Burst);
        var bucket = _buckets.GetOrAdd(key, static (_, state) => new Bucket(state.Burst, state.Now), (Burst: burst, Now: time.GetTimestamp()));
        var (admitted, left) = bucket.Take(rate, burst, time);
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"key\";q={burst};w={Math.Max(1, burst / rate)}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"key\";r={left};t={Math.Max(1, (burst - left) / rate)}");
        if (!admitted)
        {
            headers.RetryAfter = "1";
        }

        return admitted;
    }

    private sealed class Bucket(int full, long since)
    {
        private readonly Lock _lock = new();
        private double _tokens = full;
        private long _at = since;

        public (bool Admitted, int Left) Take(int rate, int burst, TimeProvider time)
        {
            lock (_lock)
            {
                var now = time.GetTimestamp();
                _tokens = Math.Min(burst, _tokens + (time.GetElapsedTime(_at, now).TotalSeconds * rate));
                _at = now;
                if (_tokens < 1)
                {
                    return (false, 0);
                }

                _tokens--;
                return (true, (int)_tokens);
            }
        }
    }
}

/// <summary>Section <c>CallInsight:RateLimit</c>.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Requests a second that a key may send for ever. Default: 2,000.</summary>
    public int Rate { get; set; } = 2000;

    /// <summary>Requests that it may send at once. Default: 4,000.</summary>
    public int Burst { get; set; } = 4000;
}
