namespace CallInsight.Testing.Web;

/// <summary>Calls to import where a test needs one and does not care which.</summary>
public static class SampleCalls
{
    /// <summary>A short call between a rep and a customer, in our own format.</summary>
    public static object Transcript { get; } = Saying("How do you plan your budget for next year?", "We would like to see a pricing proposal by Friday.");

    /// <summary>A call in which the rep says the first text and the customer the second.</summary>
    public static object Saying(string rep, string customer) => new
    {
        language = "en",
        speakers = new[] { new { id = "A", name = "Ada", role = "rep" }, new { id = "B", name = "Ben", role = "customer" } },
        utterances = new[]
        {
            new { speaker = "A", start = 0.0, end = 6.0, text = rep },
            new { speaker = "B", start = 6.5, end = 14.0, text = customer },
        },
    };

    /// <summary>The body of a new call.</summary>
    public static Dictionary<string, object?> Body(object? transcript = null, params (string Field, object? Value)[] changes)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["title"] = "Budget talk",
            ["startedAt"] = "2026-03-02T10:00:00Z",
            ["transcript"] = new { format = "callinsight", content = transcript ?? Transcript },
        };
        foreach (var (field, value) in changes)
        {
            body[field] = value;
        }

        return body;
    }
}
