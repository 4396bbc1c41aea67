using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Calls.Bulk;
using CallInsight.Grains.Calls.Fields;
using CallInsight.Grains.Calls.Reanalysis;
using CallInsight.Grains.Coaching;
using CallInsight.Grains.Hosting;
using CallInsight.Storage.Secrets;
using Microsoft.Extensions.Logging;

namespace CallInsight.Grains.Calls;

[GrainType("call")]
internal sealed partial class CallGrain(CallStore store, NewCalls newCalls, AnalysedCalls analysedCalls, Acceptance acceptance, PrepareCall prepare, CallAccess access, CallAnalysis analysis, CallTrials trials, ReanalysisStore reanalyses, BulkStore bulk, CallReaders readers, ReadFields readFields, TenantKeys keys, JobSignal jobs, ILogger<CallGrain> log) : TenantOwnedGrain, ICallGrain
{
    private Call? _call;
    private bool _loaded;

    private Guid CallId => GrainKeys.LastId(this.GetPrimaryKeyString());

    public async Task<Result<CallReceipt>> Register(RegisterCall command)
    {
        if (RoleTable.Of(command.Actor, Permission.CallsWrite) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        if (CallRules.Check(command) is { } refusal)
        {
            return refusal;
        }

        using var taking = acceptance.Begin();
        var key = await keys.GetAsync(TenantId, CancellationToken.None);
        var contentHash = key.BlindIndex("call.content", command.Transcript.Content);
        if (await KeepNewAsync(command, contentHash, key) is { } answer)
        {
            return answer;
        }

        if (await FindAsync() is not { } there)
        {
            // Another call has the external id.
            return CallRefusals.Changed;
        }

        // The same content of a call whose analysis was given up is another try.
        var same = there.ContentHash.AsSpan().SequenceEqual(contentHash);
        if (same && there.Status != "failed")
        {
            return new CallReceipt(CallId, there.Status, Existed: true);
        }

        if (!same && !command.Replace)
        {
            return CallRefusals.Changed;
        }

        return await access.AllowsAsync(TenantId, command.Actor, Permission.CallsWrite, there.Rep, CancellationToken.None)
            ? await ReplaceAsync(there, command, contentHash, key)
            : CallRefusals.NotFound;
    }

    public async Task<Result<CallVersion>> Change(ChangeCall command)
    {
        if (await FindAsync() is not { } call || !await access.AllowsAsync(TenantId, command.Actor, Permission.CallsWrite, call.Rep, CancellationToken.None))
        {
            return CallRefusals.NotFound;
        }

        if (command.IfMatch is { } tags && !tags.Contains(call.Tag, StringComparer.Ordinal))
        {
            return CallRefusals.Stale;
        }

        if (call.Status is not "ready" && command.IsOfSpeakers)
        {
            return CallRefusals.NotReady;
        }

        var (imported, edits) = (StoredTranscript.Empty, call.Details.SpeakerEdits);
        if (command.IsOfSpeakers)
        {
            imported = (await store.LoadTextAsync(TenantId, call, CancellationToken.None)).Transcript;
            var decided = EditSpeakersDecision.Decide(imported, call.Details, command);
            if (!decided.Ok)
            {
                return decided.Refusal!;
            }

            edits = decided.Value;
        }

        if (CallRules.Check(command, [.. SpeakerEdits.Apply(imported, edits).Speakers.Select(s => s.Id)]) is { } refusal)
        {
            return refusal;
        }

        Result<int?> stage = command.Stage is null ? call.Stage : await prepare.LabelAsync(TenantId, "stage", command.Stage);
        if (!stage.Ok)
        {
            return stage.Refusal!;
        }

        Result<int[]?> codes = command.Tags is null ? (int[]?)null : await prepare.TagsAsync(TenantId, command.Tags);
        if (!codes.Ok)
        {
            return codes.Refusal!;
        }

        var after = ChangeCallDecision.Apply(call, command, stage.Value, edits);
        Result<FieldValues?> fields = command.CustomFields is null ? (FieldValues?)null : await FieldsAsync(after.Details.CustomFields, command.CustomFields);
        if (!fields.Ok)
        {
            return fields.Refusal!;
        }

        await StoreChangeAsync(call, after, command, codes.Value, fields.Value);
        return new CallVersion(after.Version, after.Tag);
    }

    public async Task<Result<Done>> Erase(EraseCall command)
    {
        if (await FindAsync() is not { } call || !await access.AllowsAsync(TenantId, command.Actor, Permission.CallsDelete, call.Rep, CancellationToken.None))
        {
            return CallRefusals.NotFound;
        }

        if (command.IfMatch is { } tags && !tags.Contains(call.Tag, StringComparer.Ordinal))
        {
            return CallRefusals.Stale;
        }

        await EraseAsync(call, new AuditRow(command.Actor, "call.erased", "call", call.Id), null);
        DeactivateOnIdle();
        return Done.It;
    }

    private async Task EraseAsync(Call call, AuditRow audit, BulkMark? mark)
    {
        var change = await OrForget(() => store.EraseAsync(TenantId, call, audit, mark, CancellationToken.None));
        _call = null;
        await TellAsync(call.Bucket, change);
    }

    private async Task<Call?> FindAsync()
    {
        if (!_loaded)
        {
            (_call, _loaded) = (await store.LoadAsync(TenantId, CallId, CancellationToken.None), true);
        }

        return _call;
    }

    // Most calls are new: what keeps them finds out whether this one is, so that nothing need be read before.
    private async Task<Result<CallReceipt>?> KeepNewAsync(RegisterCall command, byte[] contentHash, TenantKey key)
    {
        // Preparing a call may make labels, which one that is there already must not do.
        if (command.Stage is not null || command.Source is not null)
        {
            await FindAsync();
        }

        if (_loaded && _call is not null)
        {
            return null;
        }

        var prepared = await prepare.RunAsync(TenantId, CallId, command, null, contentHash, key);
        if (!prepared.Ok)
        {
            return await FindAsync() is null ? (Result<CallReceipt>)prepared.Refusal! : null;
        }

        var (call, read) = prepared.Value;
        if (!await OrForget(() => newCalls.KeepAsync(TenantId, call, TranscriptSource.Store(read.Transcript), Analysis.FindingsJson.Write(read.Report), command.Actor)))
        {
            _loaded = false;
            return null;
        }

        return Received(call);
    }

    private async Task<Result<CallReceipt>> ReplaceAsync(Call before, RegisterCall command, byte[] contentHash, TenantKey key)
    {
        var prepared = await prepare.RunAsync(TenantId, CallId, command, before, contentHash, key);
        if (!prepared.Ok)
        {
            return prepared.Refusal!;
        }

        var (call, read) = prepared.Value;
        var audit = new AuditRow(command.Actor, "call.replaced", "call", call.Id);
        var change = await OrForget(() => store.ReplaceAsync(TenantId, before, call, TranscriptSource.Store(read.Transcript), Analysis.FindingsJson.Write(read.Report), audit, CancellationToken.None));
        await TellAsync(before.Bucket, change);
        return Received(call);
    }

    private CallReceipt Received(Call call)
    {
        (_call, _loaded) = (call, true);
        jobs.Raise();
        return new CallReceipt(CallId, call.Status, Existed: false);
    }

    private async Task StoreChangeAsync(Call before, Call after, ChangeCall command, IReadOnlyList<int>? tags, FieldValues? fields)
    {
        var audit = new AuditRow(command.Actor, "call.changed", "call", after.Id);
        // Title and speakers are in the search rows and the findings; both follow in the same transaction.
        var derived = after.Status == "ready" && (command.IsOfSpeakers || command.Title is not null);
        var analysed = derived ? await analysis.RunAsync(TenantId, after, CancellationToken.None) : null;
        var change = await OrForget(async () => analysed is null
            ? await store.SaveAsync(TenantId, before, after, audit, tags, fields, null, CancellationToken.None)
            : await analysedCalls.KeepAsync(TenantId, before, after, analysed, audit, tags: tags));
        _call = after;
        await TellAsync(after.Bucket, change);
    }

    /// <summary>What figures know of all fields of a call, where those that are given now fit.</summary>
    private async Task<Result<FieldValues?>> FieldsAsync(IReadOnlyDictionary<string, string?> all, IReadOnlyDictionary<string, string?> given)
    {
        var fits = await readFields.CheckAsync(TenantId, given);
        return fits.Ok ? await readFields.OfAsync(TenantId, all) : fits.Refusal!;
    }

    private async Task TellAsync(int bucket, long? change)
    {
        if (change is { } number)
        {
            await GrainFactory.Facts(TenantId, bucket).Changed(number);
        }
    }
}
