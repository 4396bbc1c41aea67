using System.Net;
using System.Net.Http.Headers;

namespace CallInsight.Bench.Measuring;

/// <summary>Calls as NDJSON, made while they are sent.</summary>
public sealed class CallLines : HttpContent
{
    private readonly int _first;
    private readonly int _count;
    private readonly int _words;
    private readonly Func<int, string?> _planted;

    /// <param name="first">The number of the first call.</param>
    /// <param name="count">How many calls.</param>
    /// <param name="words">Of each call.</param>
    /// <param name="planted">What the customer of a call says last; null for nothing.</param>
    public CallLines(int first, int count, int words, Func<int, string?>? planted = null)
    {
        (_first, _count, _words, _planted) = (first, count, words, planted ?? (_ => null));
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (var number = _first; number < _first + _count; number++)
        {
            await stream.WriteAsync(CallBodies.Of(number, _words, _planted(number)));
            await stream.WriteAsync("\n"u8.ToArray());
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
