using CallInsight.Contracts;
using CallInsight.Contracts.Reports;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Hosting;

namespace CallInsight.Grains.Reports.Exports;

[GrainType("export")]
internal sealed class ExportGrain(ExportStore store, JobSignal jobs, TimeProvider time) : TenantOwnedGrain, IExportGrain
{
    private Guid ExportId => GrainKeys.LastId(this.GetPrimaryKeyString());

    public async Task<Result<Done>> Start(StartExport command)
    {
        if (RoleTable.Of(command.Actor, Permission.Exports) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        if (CheckExport.Faults(command.Request).ToArray() is { Length: > 0 } faults)
        {
            return ExportRefusals.Invalid(faults);
        }

        if (!ExportTables.Find(command.Request.Table)!.IsFor(command.Actor))
        {
            return CommonRefusals.Forbidden;
        }

        if (await store.FindAsync(TenantId, ExportId, CancellationToken.None) is null)
        {
            await store.StartAsync(TenantId, ExportId, command, CancellationToken.None);
            jobs.Raise();
        }

        return Done.It;
    }

    public async Task<Result<Done>> Take(ActOnExport command)
    {
        if (await FindAsync(command.Actor) is not { } state || state.Status is "failed" or "expired" || state.ExpiresAt <= time.GetUtcNow())
        {
            return ExportRefusals.NotFound;
        }

        if (state.Status != "ready")
        {
            return ExportRefusals.NotReady;
        }

        if (!ReachMark.Covers(command.Actor, Permission.Exports, state.Reach))
        {
            return CommonRefusals.Forbidden;
        }

        await store.TakenAsync(TenantId, ExportId, command.Actor, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> Delete(ActOnExport command)
    {
        if (await FindAsync(command.Actor) is null)
        {
            return ExportRefusals.NotFound;
        }

        await store.DeleteAsync(TenantId, ExportId, command.Actor, CancellationToken.None);
        return Done.It;
    }

    private async Task<ExportState?> FindAsync(Actor actor)
        => RoleTable.Of(actor, Permission.Exports) != Reach.None && await store.FindAsync(TenantId, ExportId, CancellationToken.None) is { } state && state.IsOf(actor) && ExportTables.Find(state.Request.Table)?.IsFor(actor) == true ? state : null;
}
