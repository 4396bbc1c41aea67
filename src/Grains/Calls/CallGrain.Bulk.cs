using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Calls.Bulk;
using CallInsight.Grains.Calls.Fields;

namespace CallInsight.Grains.Calls;

/// <summary>What bulk work asks of a call.</summary>
internal sealed partial class CallGrain
{
    /// <summary>What is written of a call whose findings were made anew.</summary>
    internal const string Reanalysed = "call.reanalysed";

    public async Task DoStep(BulkStep step)
    {
        try
        {
            if (await bulk.ResultAsync(TenantId, step.Bulk, CallId, CancellationToken.None) is { } result && result.IsWaiting(step.Undo))
            {
                await DoAsync(step, result);
            }
        }
        finally
        {
            // As after an analysis: there would be as many grains as calls.
            DeactivateOnIdle();
        }
    }

    private async Task DoAsync(BulkStep step, BulkResult result)
    {
        if (await FindAsync() is not { } call || !await ReachesAsync(step, call))
        {
            await MarkAsync(step, "refused", BulkRefusals.OfACall.NotFound);
            return;
        }

        await (step.Action.Kind switch
        {
            BulkKinds.Export => MarkAsync(step, "done", null),
            BulkKinds.Delete => EraseAsync(call, Audited(step, "call.erased"), new BulkMark(step.Bulk, CallId, false, "done")),
            BulkKinds.Reanalyse => ReanalyseAsync(call, step),
            _ => ChangeFieldAsync(call, step, result),
        });
    }

    private async Task<bool> ReachesAsync(BulkStep step, Call call)
    {
        if (step.Action.Kind == BulkKinds.Export)
        {
            return await readers.FindAsync(TenantId, CallId, CancellationToken.None) is { } owner && await readers.MayReadAsync(TenantId, step.Actor, Permission.CallsRead, owner, CancellationToken.None);
        }

        var permission = step.Action.Kind == BulkKinds.Delete ? Permission.CallsDelete : Permission.CallsBulk;
        return await access.AllowsAsync(TenantId, step.Actor, permission, call.Rep, CancellationToken.None)
            && (step.Undo || step.Action.Kind != BulkKinds.Move || await access.AllowsAsync(TenantId, step.Actor, permission, step.Action.Rep, CancellationToken.None));
    }

    private async Task ChangeFieldAsync(Call call, BulkStep step, BulkResult result)
    {
        var decided = step.Undo ? BulkDecision.Undo(call, step.Action, result.Value!) : BulkDecision.Decide(call, step.Action);
        if (decided.After is not { } after)
        {
            await MarkAsync(step, decided.Code is null ? "unchanged" : "refused", decided.Code);
            return;
        }

        var tags = step.Action.Kind is BulkKinds.Tag or BulkKinds.Untag ? (await prepare.TagsAsync(TenantId, after.Details.Tags ?? [])).Value : null;
        if (step.Action.Kind == BulkKinds.Stage)
        {
            after = after with { Stage = (await prepare.LabelAsync(TenantId, "stage", after.Details.Stage)).Value };
        }

        Result<FieldValues?> fields = step.Action.CustomField is { } field ? await FieldsAsync(after.Details.CustomFields, OneOf(after.Details.CustomFields, field)) : (FieldValues?)null;
        if (!fields.Ok)
        {
            await MarkAsync(step, "refused", BulkRefusals.OfACall.WrongField);
            return;
        }

        var mark = new BulkMark(step.Bulk, CallId, step.Undo, "done", null, await bulk.SealAsync(TenantId, result, decided.Value, CancellationToken.None));
        var change = await OrForget(() => store.SaveAsync(TenantId, call, after, Audited(step, "call.changed"), tags, fields.Value, mark, CancellationToken.None));
        _call = after;
        await TellAsync(after.Bucket, change);
    }

    // What a field no longer takes may still stand in the others.
    private static Dictionary<string, string?> OneOf(IReadOnlyDictionary<string, string?> fields, string key)
        => fields.Where(f => f.Key == key).ToDictionary(StringComparer.Ordinal);

    private async Task ReanalyseAsync(Call call, BulkStep step)
    {
        if (call.Status is not ("ready" or "failed"))
        {
            await MarkAsync(step, "refused", BulkRefusals.OfACall.NotReady);
            return;
        }

        var after = call with { Status = "ready", Version = call.Version + 1, Details = call.Details with { Error = null } };
        AnalysedCall analysed;
        try
        {
            analysed = await analysis.RunAsync(TenantId, after, CancellationToken.None);
        }
        catch (Exception e) when (CallFaults.AreOfTheCall(e))
        {
            LogFailed(e, CallId, 1);
            await MarkAsync(step, "refused", BulkRefusals.OfACall.Failed);
            return;
        }

        var change = await OrForget(() => analysedCalls.KeepAsync(TenantId, call, after, analysed, Audited(step, Reanalysed), new BulkMark(step.Bulk, CallId, false, "done")));
        _call = after;
        await TellAsync(after.Bucket, change);
    }

    private Task MarkAsync(BulkStep step, string status, string? code) => bulk.MarkAsync(TenantId, new BulkMark(step.Bulk, CallId, step.Undo, status, code), CancellationToken.None);

    private AuditRow Audited(BulkStep step, string action)
        => new(step.Actor, action, "call", CallId, new Dictionary<string, string?>(StringComparer.Ordinal) { ["bulk"] = step.Bulk.ToString(), ["undo"] = step.Undo ? "true" : null });
}
