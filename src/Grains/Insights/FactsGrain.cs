using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Hosting;
using CallInsight.Grains.Insights.Answering;
using CallInsight.Grains.Insights.Columns;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace CallInsight.Grains.Insights;

/// <summary>Holds a bucket's rows and brings them up to date when it is asked. Who asks names a change that must be in: it was read
/// from the table, so that no hint needs to arrive.</summary>
[GrainType("facts"), CollectionAgeLimit(Minutes = 20)]
internal sealed class FactsGrain(FactsStore store, FactsMemory memory, IOptions<InsightsOptions> options) : TenantOwnedGrain, IFactsGrain
{
    private readonly FactColumns _facts = new();
    private readonly KeptShares _kept = new();
    private long _applied;
    private long _told;
    private Task? _reading;

    private int Bucket => GrainKeys.BucketOf(this.GetPrimaryKeyString());

    public Task Changed(long change)
    {
        _told = Math.Max(_told, change);
        return Task.CompletedTask;
    }

    public async Task<FactsAnswers> Ask(AskFacts ask)
    {
        await HoldAsync(ask.AtLeast);
        var answers = new FactsAnswers(_applied, [.. ask.Questions.Select(Answer)]);
        memory.Note(GrainContext, _facts.Bytes + _kept.Bytes);
        return answers;
    }

    public async Task<OutcomesShare> GatherOutcomes(AskOutcomes ask)
    {
        await HoldAsync(ask.AtLeast);
        return Patterns.GatherOutcomes.Over(_facts, ask, Bucket);
    }

    public async Task<FirstMentionsShare> GatherFirstMentions(AskFirstMentions ask)
    {
        await HoldAsync(ask.AtLeast);
        return TopicOrder.GatherFirstMentions.Over(_facts, ask.Question);
    }

    public async Task<ExtremesShare> FindExtremes(AskExtremes ask)
    {
        await HoldAsync(ask.AtLeast);
        return Simulating.FindExtremes.Over(_facts, ask);
    }

    /// <summary>Reads what is newer until a change is in.</summary>
    private async Task HoldAsync(long atLeast)
    {
        // A reading that others began may have begun too early for us: the second is ours. After that the table holds no more.
        for (var reading = 0; reading < 2 && _applied < Math.Max(atLeast, _told); reading++)
        {
            if (_reading is not { IsCompleted: false })
            {
                _reading = CatchUpAsync();
            }

            await _reading;
        }

        memory.Note(GrainContext, _facts.Bytes + _kept.Bytes);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        memory.Forget(GrainContext);
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    private FactsAnswer Answer(FactsQuestion question)
    {
        var span = Buckets.SpanOf(Bucket);
        FactsAnswer Now() => AnswerQuestion.Over(_facts, question, span);
        return options.Value.KeepAnswers ? _kept.GetOrAnswer(question, span, _applied, Now) : Now();
    }

    private async Task CatchUpAsync()
    {
        var changes = await store.ReadAsync(TenantId, Bucket, _applied, CancellationToken.None);
        _facts.Apply(changes.Rows, changes.Gone);
        _applied = changes.Change;
        _told = Math.Min(_told, _applied);
    }
}
