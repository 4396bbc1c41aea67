using System.Globalization;
using System.Text.Json;

namespace CallInsight.Bench.Measuring;

/// <summary>Made-up calls as <c>POST /api/v1/calls</c> takes them.</summary>
public static class CallBodies
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A call of so many words, on one of the last 180 days. The number is its external id.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="words">At least so many.</param>
    /// <param name="planted">What the customer says last; null for nothing.</param>
    public static byte[] Of(int number, int words, string? planted = null)
    {
        var said = MadeUpSpeech.Call(number, words);
        said = planted is null ? said : [.. said, new Said("customer", said[^1].End + 1, said[^1].End + 3, planted)];
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                title = string.Create(CultureInfo.InvariantCulture, $"Call {number}"),
                startedAt = DateTimeOffset.UtcNow.AddDays(-(number % 180)).AddMinutes(-(number % 600)),
                externalId = string.Create(CultureInfo.InvariantCulture, $"bench-{number}"),
                participants = new[] { new { speaker = "rep", name = "Ada Rep", role = "rep" }, new { speaker = "customer", name = "Carl Customer", role = "customer" } },
                transcript = new
                {
                    format = "callinsight",
                    content = new
                    {
                        language = "en",
                        speakers = new[] { new { id = "rep", name = "Ada Rep", role = "rep" }, new { id = "customer", name = "Carl Customer", role = "customer" } },
                        utterances = said.Select(s => new { speaker = s.Speaker, start = s.Start, end = s.End, text = s.Text }),
                    },
                },
            },
            Json);
    }
}
