using System.Collections.Concurrent;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Patterns;

/// <summary>Patterns of a silo, each good for exactly the state of the data that it was made from.</summary>
internal sealed class KeptPatterns
{
    private const int MostKept = 500;
    private readonly ConcurrentDictionary<string, (long View, PatternsAnswer Answer)> _kept = new(StringComparer.Ordinal);

    public PatternsAnswer? Find(string question, TenantView view)
        => _kept.TryGetValue(question, out var kept) && kept.View == view.Number ? kept.Answer with { DataTo = view.At } : null;

    public void Keep(string question, TenantView view, PatternsAnswer answer)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        _kept[question] = (view.Number, answer);
    }
}
