using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Insights.Benchmarks;

namespace CallInsight.Web.Insights.Exploring;

/// <summary>Asks what was clicked together, through the same reader as the API.</summary>
internal sealed class ExploreFigures(IGrainFactory grains)
{
    /// <returns>Refused: <c>insights.invalid</c>.</returns>
    public async Task<Result<ExploreView>> LoadAsync(ExploreQuestion question)
    {
        using var body = JsonDocument.Parse(question.Json);
        var query = InsightsQueryReader.Read(body.RootElement, question.Page.Zone.Id, question.Page.FirstDayOfWeek);
        if (!query.Ok)
        {
            return query.Refusal!;
        }

        var asked = await grains.Insights(question.Page.Tenant).Ask(new AskInsights(question.Page.Actor, [await FindBenchmarks.ForAsync(grains, question.Page.Tenant, query.Value)]));
        if (!asked.Ok)
        {
            return asked.Refusal!;
        }

        var (answer, words) = (asked.Value.Answers[0], new ExploreRows(question, asked.Value));
        return new ExploreView(question, answer, words.Rows(), new DrawExplored(question, answer, words).Chart(), words.OpensCalls, asked.Value.DataTo);
    }
}
