using CallInsight.Analysis;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Hosting;
using Orleans.Concurrency;

namespace CallInsight.Grains.Calls;

[StatelessWorker, GrainType("analysis")]
internal sealed class AnalysisGrain : TenantOwnedGrain, IAnalysisGrain
{
    public async Task<Result<byte[]>> Analyse(AnalyseTranscript command)
    {
        if (CallRules.CheckParticipants(command.Participants) is { } refusal)
        {
            return refusal;
        }

        var settings = TranscriptSource.Settings(await GrainFactory.Tenant(TenantId).GetSettings());
        var read = await TranscriptSource.ReadAsync(command.Transcript);
        if (!read.Ok)
        {
            return read.Refusal!;
        }

        var (transcript, report, details) = read.Value;
        var participants = command.Participants.Count > 0
            ? command.Participants.Select(p => new Participant(p.Speaker, p.Name, p.Email, TranscriptSource.Role(p.Role)))
            : (details.Participants ?? []).Select(p => new Participant(p.Speaker, p.Name, p.Email, p.Role));
        var request = new AnalysisRequest(command.Language is null ? transcript : transcript with { Language = command.Language }, [.. participants], command.StartedAt ?? details.StartedAt, settings, command.Masking);
        return await Task.Run(() => FindingsJson.Write(Analyser.Analyse(request), report, transcript));
    }

    public async Task<PersonalDataFound> Mask(FindPersonalData command)
    {
        // Times say nothing of what is personal.
        var speakers = command.Utterances.Select(u => u.Speaker).Distinct(StringComparer.Ordinal).Select(id => new Speaker(id, null, SpeakerRole.Unknown));
        var transcript = new Transcript(command.Language, Timing.Estimated, [.. speakers], [.. command.Utterances.Select((u, i) => new Utterance(u.Speaker, i, i + 1, u.Text))]);
        return await Task.Run(() => new PersonalDataFound([.. Masker.Find(transcript, command.Names).Select(s => new PersonalSpan(s.Utterance, s.Start, s.End, s.Kind))], Masker.FindsNames(transcript)));
    }
}
