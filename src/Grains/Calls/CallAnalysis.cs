using CallInsight.Analysis;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Calls.Fields;
using CallInsight.Grains.Search;
using CallInsight.Storage.Hosting.Telemetry;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.Calls;

/// <summary>Runs the rules over a kept call and prepares what is stored of it.</summary>
internal sealed class CallAnalysis(CallStore store, TenantKeys keys, IGrainFactory grains, ReadFields readFields, TimeProvider time)
{
    /// <summary>Findings, search rows and topic counts of the call as it is now.</summary>
    public async Task<AnalysedCall> RunAsync(Guid tenant, Call call, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var given = await grains.Tenant(tenant).GetSettings();
        var settings = TranscriptSource.Settings(given);
        var (stored, report) = await store.LoadTextAsync(tenant, call, cancellationToken);
        var key = await keys.GetAsync(tenant, cancellationToken);
        var codes = await TopicCodesAsync(tenant, settings);
        var fields = await readFields.OfAsync(tenant, call.Details.CustomFields);
        var analysed = await Task.Run(() => Run(call, stored, report, given.Version, settings, key, codes, fields), cancellationToken);
        Measures.Analyses.Record(time.GetElapsedTime(began).TotalSeconds);
        return analysed;
    }

    private static AnalysedCall Run(Call call, StoredTranscript stored, byte[] report, int version, AnalysisSettings settings, TenantKey key, IReadOnlyDictionary<string, int> codes, FieldValues fields)
    {
        var transcript = TranscriptSource.Load(SpeakerEdits.Apply(stored, call.Details.SpeakerEdits), call.Details.Speakers);
        var participants = call.Details.Participants.Select(p => new Participant(p.Speaker, p.Name, p.Email, TranscriptSource.Role(p.Role))).ToList();
        var findings = Analyser.Analyse(new AnalysisRequest(transcript, participants, call.StartedAt, settings));
        var names = call.Details.Participants.Select(p => p.Name).Concat(findings.Speakers.Select(s => s.Name ?? string.Empty)).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal);
        return new AnalysedCall(
            findings,
            version,
            FindingsJson.Write(findings, ReportReading.Of(report), null),
            SearchRows.Of(key, call.Title, names, transcript, findings.Speakers.ToDictionary(s => s.Speaker, s => s.Role, StringComparer.Ordinal)),
            [.. codes.Select(c => Count(findings, c.Key, c.Value)).Where(t => t.Mentions > 0)],
            [.. codes.Where(c => findings[$"topic.{c.Key}.mentions"] is not null).Select(c => c.Value).Order()],
            fields);
    }

    private static TopicCount Count(Findings findings, string topic, int code)
        => new(code, findings[$"topic.{topic}.mentions"] ?? 0, findings[$"topic.{topic}.firstMinute"]);

    private async Task<Dictionary<string, int>> TopicCodesAsync(Guid tenant, AnalysisSettings settings)
    {
        var codes = Metrics.BuiltInTopics.Select((t, i) => (t, i)).ToDictionary(t => t.t, t => t.i, StringComparer.Ordinal);
        foreach (var tracker in settings.Trackers)
        {
            codes[tracker.Key] = (await grains.Tenant(tenant).GetLabel("topic", tracker.Key)).Value;
        }

        return codes;
    }
}
