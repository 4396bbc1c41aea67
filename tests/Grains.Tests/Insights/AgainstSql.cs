using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

/// <summary>Asks random questions and compares each answer with what plain SQL gives over the same rows.</summary>
internal static class AgainstSql
{
    /// <summary>How many questions a test asks; a longer run is asked for by <c>CALLINSIGHT_QUESTIONS</c>.</summary>
#pragma warning disable RS0030 // A test has no host from which to take configuration.
    public static int Questions { get; } = int.Parse(Environment.GetEnvironmentVariable("CALLINSIGHT_QUESTIONS") ?? "500", CultureInfo.InvariantCulture);
#pragma warning restore RS0030

    /// <param name="first">The seed of the first question.</param>
    public static async Task CheckAsync(InsightsWorld world, FactsTenant tenant, int first, int count)
    {
        await world.AskAsync(tenant, Actor.System, new RandomQuery(tenant, first).Query);
        for (var seed = first; seed < first + count; seed++)
        {
            var question = new RandomQuery(tenant, seed);
            var answer = (await world.AskAtOnceAsync(tenant, Actor.System, question.Query)).Answers[0];
            var rows = await tenant.QueryAsync($"{RandomQuery.With} {question.Sql}", tenant.Id);
            AssertSame(question, answer, rows, $"seed {seed}\n{question.Sql}");
        }
    }

    private static void AssertSame(RandomQuery question, InsightsAnswer answer, List<object?[]> expected, string where)
    {
        Assert.False(answer.Approximate);
        Assert.True(expected.Count == answer.Rows, $"{expected.Count} rows expected, {answer.Rows} given: {where}");
        var keys = question.Query.GroupBy.Count;
        var byKey = expected.ToDictionary(r => string.Join('|', r.Take(keys)));
        for (var row = 0; row < answer.Rows; row++)
        {
            var key = string.Join('|', answer.Columns.Take(keys).Select(c => c.Texts?[row] ?? c.Number(row)?.ToString(CultureInfo.InvariantCulture)));
            Assert.True(byKey.TryGetValue(key, out var numbers), $"No row {key} expected: {where}");
            for (var column = keys; column < answer.Columns.Count; column++)
            {
                if (answer.Columns[column].Histograms is { } histograms)
                {
                    AssertSame(question.Query.Measures[column - keys].Argument!.Value, numbers![column] as long[] ?? [], histograms[row], $"{answer.Columns[column].Name} of {key}: {where}");
                    continue;
                }

                var (wanted, given) = (numbers![column] as double?, answer.Columns[column].Number(row));
                Assert.True(Same(wanted, given), $"{answer.Columns[column].Name} of {key}: {wanted:R} expected, {given:R} given: {where}");
            }
        }
    }

    private static void AssertSame(double width, long[] places, HistogramBin[] bins, string where)
    {
        var wanted = places.GroupBy(p => p).OrderBy(p => p.Key).Select(p => (p.Key * width, (long)p.Count()));
        Assert.True(wanted.SequenceEqual(bins.Select(b => (b.From, b.Count))), where);
    }

    // Sums around 0 lose what their parts had; nothing here is above a million.
    private static bool Same(double? wanted, double? given)
        => wanted is { } a && given is { } b ? Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a)) : wanted is null && given is null;
}
