using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Hosting;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Insights.Suggestions;

[GrainType("suggestions")]
internal sealed class SuggestionsGrain(AppDatabase database, TenantKeys keys, TimeProvider time) : TenantOwnedGrain, ISuggestionsGrain
{
    private Guid Reader => GrainKeys.LastId(this.GetPrimaryKeyString());

    public async Task<Result<Done>> PutOff(PutOffSuggestion command)
    {
        if (command.Actor.Member != Reader || RoleTable.Of(command.Actor, Permission.InsightsRead) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        var key = await keys.GetAsync(TenantId, CancellationToken.None);
        await database.Begin(TenantId)
            .Add(
                "insert into suggestions_put_off (tenant_id, reader_id, subject_id, metric_hash, put_off_at) values ($1, $2, $3, $4, $5) on conflict do nothing",
                TenantId, Reader, command.Subject, key.BlindIndex(ViewTexts.SuggestionMetric, command.Metric), time.GetUtcNow())
            .ExecuteAsync(CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> TakeBack(TakeSuggestionsBack command)
    {
        if (command.Actor.Member != Reader)
        {
            return CommonRefusals.Forbidden;
        }

        await database.Begin(TenantId)
            .Add("delete from suggestions_put_off where tenant_id = $1 and reader_id = $2 and subject_id = $3", TenantId, Reader, command.Subject)
            .ExecuteAsync(CancellationToken.None);
        return Done.It;
    }
}
