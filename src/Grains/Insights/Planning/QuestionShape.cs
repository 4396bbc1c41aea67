using System.Security.Cryptography;
using System.Text.Json;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Planning;

/// <summary>Names questions by all that they ask but their span, so that what a bucket said to one is found again.</summary>
internal static class QuestionShape
{
    public static FactsQuestion Named(FactsQuestion question)
        => question with { Shape = Convert.ToBase64String(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(question with { FromTicks = 0, ToTicks = 0 }))) };
}
