using System.Collections.Concurrent;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.Insights;

/// <summary>Answers of a silo, each good for exactly the state of the data that it was made from.</summary>
internal sealed class KeptAnswers(IOptions<InsightsOptions> options)
{
    private const int MostKept = 2_000;

    // Larger ones are asked for rarely and would fill the memory.
    private const int MostCells = 20_000;
    private readonly ConcurrentDictionary<string, (long View, InsightsAnswers Answers)> _kept = new(StringComparer.Ordinal);

    public InsightsAnswers? Find(string question, TenantView view)
        => _kept.TryGetValue(question, out var kept) && kept.View == view.Number ? kept.Answers with { DataTo = view.At } : null;

    public void Keep(string question, TenantView view, InsightsAnswers answers)
    {
        if (!options.Value.KeepAnswers || answers.Answers.Sum(a => (long)a.Rows * a.Columns.Count) > MostCells)
        {
            return;
        }

        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        _kept[question] = (view.Number, answers);
    }
}
