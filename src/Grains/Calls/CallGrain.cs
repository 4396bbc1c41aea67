using CallInsight.Analysis.Import;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Hosting;
using CallInsight.Storage.Secrets;
using Microsoft.Extensions.Logging;

namespace CallInsight.Grains.Calls;

[GrainType("call")]
internal sealed partial class CallGrain(CallStore store, CallAccess access, CallAnalysis analysis, TenantKeys keys, JobSignal jobs, TimeProvider time, ILogger<CallGrain> log) : TenantOwnedGrain, ICallGrain
{
    private const int MostAttempts = 5;
    private Call? _call;

    private Guid CallId => GrainKeys.LastId(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => _call = await store.LoadAsync(TenantId, CallId, cancellationToken);

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

        var key = await keys.GetAsync(TenantId, CancellationToken.None);
        var contentHash = key.BlindIndex("call.content", command.Transcript.Content);
        if (_call is { } there)
        {
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

            if (!await access.AllowsAsync(TenantId, command.Actor, Permission.CallsWrite, there.Rep, CancellationToken.None))
            {
                return CallRefusals.NotFound;
            }
        }

        var read = await TranscriptSource.ReadAsync(command.Transcript);
        return read.Ok ? await KeepAsync(command, read.Value, contentHash, key) : read.Refusal!;
    }

    public async Task<Result<CallVersion>> Change(ChangeCall command)
    {
        if (_call is not { } call || !await access.AllowsAsync(TenantId, command.Actor, Permission.CallsWrite, call.Rep, CancellationToken.None))
        {
            return CallRefusals.NotFound;
        }

        if (command.IfMatch is { } tags && !tags.Contains(call.Tag, StringComparer.Ordinal))
        {
            return CallRefusals.Stale;
        }

        if (call.Status is not "ready" && command.Speakers.Count > 0)
        {
            return CallRefusals.NotReady;
        }

        var speakers = command.Speakers.Count == 0 ? [] : (await store.LoadTextAsync(TenantId, call, CancellationToken.None)).Transcript.Speakers.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        if (CallRules.Check(command, speakers) is { } refusal)
        {
            return refusal;
        }

        Result<int?> stage = command.Stage is null ? call.Stage : await LabelAsync("stage", command.Stage);
        if (!stage.Ok)
        {
            return stage.Refusal!;
        }

        var after = ChangeCallDecision.Apply(call, command, stage.Value);
        await StoreChangeAsync(after, command);
        return new CallVersion(after.Version, after.Tag);
    }

    public async Task<Result<Done>> Erase(EraseCall command)
    {
        if (_call is not { } call || !await access.AllowsAsync(TenantId, command.Actor, Permission.CallsDelete, call.Rep, CancellationToken.None))
        {
            return CallRefusals.NotFound;
        }

        if (command.IfMatch is { } tags && !tags.Contains(call.Tag, StringComparer.Ordinal))
        {
            return CallRefusals.Stale;
        }

        var change = await OrForget(() => store.EraseAsync(TenantId, call, new AuditRow(command.Actor, "call.erased", "call", call.Id), CancellationToken.None));
        _call = null;
        await TellAsync(call.Bucket, change);
        DeactivateOnIdle();
        return Done.It;
    }

    public async Task Analyse(AnalyseCall job)
    {
        if (_call is not { Status: not "ready" } call)
        {
            await store.DropJobAsync(TenantId, job.Job, CancellationToken.None);
            return;
        }

        var after = call with { Status = "ready", Version = call.Version + 1 };
        long change;
        try
        {
            var analysed = await analysis.RunAsync(TenantId, after, CancellationToken.None);
            change = await store.SaveAnalysisAsync(TenantId, after, analysed, job.Job, null, CancellationToken.None);
        }
        catch (Exception e) when (job.Attempt >= MostAttempts && IsOfTheCall(e))
        {
            await FailAsync(call, job, e);
            return;
        }
        catch (Npgsql.NpgsqlException)
        {
            DeactivateOnIdle();
            throw;
        }

        _call = after;
        await TellAsync(after.Bucket, change);
    }

    /// <summary>Whether a failure lies in the call itself, so that more tries would not help: not in a silo or a database that is away.</summary>
    private static bool IsOfTheCall(Exception e) => e switch
    {
        Npgsql.PostgresException database => !database.IsTransient && database.SqlState != Npgsql.PostgresErrorCodes.SerializationFailure,
        Npgsql.NpgsqlException or OrleansException or TimeoutException => false,
        _ => true,
    };

    private async Task<Result<CallReceipt>> KeepAsync(RegisterCall command, ReadTranscript read, byte[] contentHash, TenantKey key)
    {
        var completed = RegisterCallDecision.Complete(command, read.Details);
        if (!completed.Ok)
        {
            return completed.Refusal!;
        }

        var rep = await RepAsync(command, read.Details);
        if (!rep.Ok)
        {
            return rep.Refusal!;
        }

        var (stage, source) = (await LabelAsync("stage", command.Stage), await LabelAsync("source", command.Source));
        if ((stage.Refusal ?? source.Refusal) is { } unlabelled)
        {
            return unlabelled;
        }

        var now = time.GetUtcNow();
        var call = new Call
        {
            Id = CallId,
            ExternalHash = command.ExternalId is null ? null : key.BlindIndex("call.externalId", command.ExternalId),
            ContentHash = contentHash,
            ReceivedAt = _call?.ReceivedAt ?? new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero),
            StartedAt = completed.Value.StartedAt,
            Status = "received",
            Version = (_call?.Version ?? 0) + 1,
            Rep = rep.Value.Rep,
            UploadedBy = command.Actor.Member,
            Stage = stage.Value,
            Source = source.Value,
            Direction = command.Direction,
            Outcome = command.Outcome ?? _call?.Outcome ?? new OutcomeInput("open", null, null),
            Title = completed.Value.Title,
            Details = new CallDetails(command.ExternalId, command.Source, command.Stage, command.Rep, rep.Value.Participants, command.CustomFields, [], null),
        };
        await StoreNewAsync(call, read, command.Actor);
        return new CallReceipt(CallId, call.Status, Existed: false);
    }

    private async Task StoreNewAsync(Call call, ReadTranscript read, Actor actor)
    {
        var before = _call;
        var audit = new AuditRow(actor, before is null ? "call.registered" : "call.replaced", "call", call.Id);
        var change = await OrForget(() => store.RegisterAsync(TenantId, call, before, TranscriptSource.Store(read.Transcript), Analysis.FindingsJson.Write(read.Report), audit, CancellationToken.None));
        _call = call;
        jobs.Raise();
        if (before is not null)
        {
            await TellAsync(before.Bucket, change);
        }
    }

    private async Task<Result<(Guid? Rep, IReadOnlyList<CallParticipant> Participants)>> RepAsync(RegisterCall command, SourceDetails source)
    {
        var participants = RegisterCallDecision.Participants(command, source);
        var emails = participants.Where(p => p.Role == "rep" && p.Email is not null).Select(p => p.Email!).ToList();
        var members = await access.FindMembersAsync(TenantId, emails, CancellationToken.None);
        var named = command.Rep is null ? null : await access.FindMemberAsync(TenantId, command.Rep, CancellationToken.None);
        var rep = RegisterCallDecision.Rep(participants, members, named, command.Actor.Member);
        return await access.AllowsAsync(TenantId, command.Actor, Permission.CallsWrite, rep, CancellationToken.None)
            ? (rep, participants)
            : new Refusal("call.notYours", RefusalKind.Forbidden, "You may import your own calls only. Leave out the rep, or ask an admin.");
    }

    private async Task StoreChangeAsync(Call after, ChangeCall command)
    {
        var audit = new AuditRow(command.Actor, "call.changed", "call", after.Id);
        // Title and speakers are in the search rows and the findings; both follow in the same transaction.
        var derived = after.Status == "ready" && (command.Speakers.Count > 0 || command.Title is not null);
        var analysed = derived ? await analysis.RunAsync(TenantId, after, CancellationToken.None) : null;
        var change = await OrForget(async () => analysed is null
            ? await store.SaveAsync(TenantId, after, audit, CancellationToken.None)
            : await store.SaveAnalysisAsync(TenantId, after, analysed, null, audit, CancellationToken.None));
        _call = after;
        await TellAsync(after.Bucket, change);
    }

    private async Task FailAsync(Call call, AnalyseCall job, Exception e)
    {
        LogFailed(e, CallId, job.Attempt);
        var after = call with
        {
            Status = "failed",
            Version = call.Version + 1,
            Details = call.Details with { Error = "The analysis failed. The transcript is kept; our developers can see the error under this call's id." },
        };
        await OrForget(async () =>
        {
            await store.FailAsync(TenantId, after, job.Job, e.ToString(), CancellationToken.None);
            return Done.It;
        });
        _call = after;
    }

    private async Task<Result<int?>> LabelAsync(string kind, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (int?)null;
        }

        var label = await GrainFactory.Tenant(TenantId).GetLabel(kind, text.Trim());
        return label.Ok ? label.Value : label.Refusal!;
    }

    private async Task TellAsync(int bucket, long? change)
    {
        if (change is { } number)
        {
            await GrainFactory.Facts(TenantId, bucket).Changed(number);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The analysis of call {Call} failed {Attempts} times and is given up.")]
    private partial void LogFailed(Exception e, Guid call, int attempts);
}
