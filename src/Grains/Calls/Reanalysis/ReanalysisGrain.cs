using CallInsight.Analysis;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Hosting;

namespace CallInsight.Grains.Calls.Reanalysis;

[GrainType("reanalysis")]
internal sealed class ReanalysisGrain(ReanalysisStore store, JobSignal jobs, TimeProvider time) : TenantOwnedGrain, IReanalysisGrain
{
    public async Task<Result<Guid>> Start(StartReanalysis command)
    {
        if (RoleTable.Of(command.Actor, Permission.SettingsWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (command.Reanalysis is { } given && await store.FindAsync(TenantId, given, CancellationToken.None) is not null)
        {
            return given;
        }

        if (await store.FindAsync(TenantId, null, CancellationToken.None) is { } last && (last.Status == "trial" || last.IsWorking))
        {
            return last.IsWorking ? ReanalysisRefusals.Running : ReanalysisRefusals.Undecided;
        }

        var (id, settings) = (command.Reanalysis ?? Guid.CreateVersion7(time.GetUtcNow()), await GrainFactory.Tenant(TenantId).GetSettings());
        if (!await store.StartAsync(TenantId, id, Analyser.RulesVersion, settings.Version, command.Actor, CancellationToken.None))
        {
            return ReanalysisRefusals.Nothing;
        }

        jobs.Raise();
        return id;
    }

    public async Task<Result<Done>> Accept(DecideReanalysis command)
    {
        var found = await FindAsync(command);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        var trial = found.Value;
        if (trial.Status != "trial")
        {
            return trial.Status == "accepted" ? Done.It : ReanalysisRefusals.Decided;
        }

        if (trial.IsWorking)
        {
            return ReanalysisRefusals.Running;
        }

        if (trial.Rules != Analyser.RulesVersion || trial.Settings != (await GrainFactory.Tenant(TenantId).GetSettings()).Version)
        {
            return ReanalysisRefusals.Outdated;
        }

        await store.AcceptAsync(TenantId, trial, command.Actor, CancellationToken.None);
        jobs.Raise();
        return Done.It;
    }

    public async Task<Result<Done>> Discard(DecideReanalysis command)
    {
        var found = await FindAsync(command);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        if (found.Value.Status != "trial")
        {
            return found.Value.Status == "discarded" ? Done.It : ReanalysisRefusals.Decided;
        }

        await store.DiscardAsync(TenantId, found.Value, command.Actor, CancellationToken.None);
        return Done.It;
    }

    public async Task<AnalysisVersions> GetVersions(string? since)
    {
        var settings = await GrainFactory.Tenant(TenantId).GetSettings();
        return new AnalysisVersions(Analyser.RulesVersion, settings.Version, [.. RulesHistory.Since(since).Select(c => new RulesNote(c.Version, c.Metrics, c.Why))]);
    }

    private async Task<Result<ReanalysisState>> FindAsync(DecideReanalysis command)
    {
        if (RoleTable.Of(command.Actor, Permission.SettingsWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        return await store.FindAsync(TenantId, command.Reanalysis, CancellationToken.None) is { } found ? found : ReanalysisRefusals.NotFound;
    }
}
