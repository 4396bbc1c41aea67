using CallInsight.Analysis;
using CallInsight.Analysis.Import;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Calls.Fields;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.Calls;

/// <summary>Makes a call of what somebody sends: its transcript read, its fields completed, its rep found.</summary>
internal sealed class PrepareCall(CallAccess access, ReadFields readFields, IGrainFactory grains, TimeProvider time)
{
    /// <param name="before">The call that is there already; null for a new one.</param>
    public async Task<Result<(Call Call, ReadTranscript Read)>> RunAsync(Guid tenant, Guid id, RegisterCall command, Call? before, byte[] contentHash, TenantKey key)
    {
        var read = await TranscriptSource.ReadAsync(command.Transcript);
        if (!read.Ok)
        {
            return read.Refusal!;
        }

        var source = read.Value.Details;
        var completed = RegisterCallDecision.Complete(command, source);
        if (!completed.Ok)
        {
            return completed.Refusal!;
        }

        var participants = RegisterCallDecision.Participants(command, source);
        var transcript = await RedactedAsync(tenant, read.Value.Transcript, participants);
        var rep = await RepAsync(tenant, command, participants);
        if (!await access.AllowsAsync(tenant, command.Actor, Permission.CallsWrite, rep, CancellationToken.None))
        {
            return new Refusal("call.notYours", RefusalKind.Forbidden, "You may import your own calls only. Leave out the rep, or ask an admin.");
        }

        var (stage, label) = (await LabelAsync(tenant, "stage", command.Stage), await LabelAsync(tenant, "source", command.Source));
        if ((stage.Refusal ?? label.Refusal) is { } unlabelled)
        {
            return unlabelled;
        }

        if ((await readFields.CheckAsync(tenant, command.CustomFields)).Refusal is { } misfit)
        {
            return misfit;
        }

        var now = time.GetUtcNow();
        var call = new Call
        {
            Id = id,
            ExternalHash = command.ExternalId is null ? null : key.BlindIndex("call.externalId", command.ExternalId),
            ContentHash = contentHash,
            ReceivedAt = before?.ReceivedAt ?? new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero),
            StartedAt = completed.Value.StartedAt,
            Status = "received",
            Version = (before?.Version ?? 0) + 1,
            Rep = rep,
            UploadedBy = command.Actor.Member,
            Stage = stage.Value,
            Source = label.Value,
            Direction = command.Direction,
            Outcome = command.Outcome ?? before?.Outcome ?? new OutcomeInput("open", null, null),
            Title = completed.Value.Title,
            Details = new CallDetails(command.ExternalId, command.Source, command.Stage, command.Rep, participants, command.CustomFields, [], null, Tags: before?.Details.Tags),
        };
        return (call, read.Value with { Transcript = transcript });
    }

    private async Task<Transcript> RedactedAsync(Guid tenant, Transcript transcript, IReadOnlyList<CallParticipant> participants)
    {
        if ((await grains.Tenant(tenant).GetSettings()).Masking != MaskingModes.Stored)
        {
            return transcript;
        }

        // A source may use names as ids.
        var names = participants.Select(p => p.Name).Concat(transcript.Speakers.Select(s => s.Id)).ToList();
        return await Task.Run(() => Masker.Redact(transcript, names));
    }

    /// <summary>The code of a text that dashboards group by.</summary>
    public async Task<Result<int?>> LabelAsync(Guid tenant, string kind, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (int?)null;
        }

        var label = await grains.Tenant(tenant).GetLabel(kind, text.Trim());
        return label.Ok ? label.Value : label.Refusal!;
    }

    /// <summary>The codes of a call's tags.</summary>
    public async Task<Result<int[]?>> TagsAsync(Guid tenant, IEnumerable<string> tags)
    {
        List<int> codes = [];
        foreach (var tag in TagList.Of(tags) ?? [])
        {
            var label = await grains.Tenant(tenant).GetLabel("tag", tag);
            if (!label.Ok)
            {
                return label.Refusal!;
            }

            codes.Add(label.Value);
        }

        return codes.ToArray();
    }

    private async Task<Guid?> RepAsync(Guid tenant, RegisterCall command, IReadOnlyList<CallParticipant> participants)
    {
        var emails = participants.Where(p => p.Role == "rep" && p.Email is not null).Select(p => p.Email!).ToList();
        var members = await access.FindMembersAsync(tenant, emails, CancellationToken.None);
        var named = command.Rep is null ? null : await access.FindMemberAsync(tenant, command.Rep, CancellationToken.None);
        return RegisterCallDecision.Rep(participants, members, named, command.Actor.Member);
    }
}
