using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls.Reading;

/// <summary>Calls as somebody may see them: with personal data masked where the role or the workspace asks for it. The one way to what was said.</summary>
internal sealed class SeeCalls(CallQueries calls, IGrainFactory grains)
{
    /// <summary>Whether texts are shown masked: to who may read no others, and to everybody where the workspace decided so.</summary>
    public async Task<bool> AreMaskedAsync(Guid tenant, Actor actor)
        => TextAccess.IsMasked(actor) || (await grains.Tenant(tenant).GetSettings()).Masking == MaskingModes.Shown;

    /// <summary>A call with transcript and findings; null when there is none that the actor may see.</summary>
    public async Task<CallReading?> OpenAsync(Guid tenant, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (await calls.OpenAsync(tenant, actor, id, cancellationToken) is not { } call)
        {
            return null;
        }

        if (!await AreMaskedAsync(tenant, actor))
        {
            return call;
        }

        var spans = await FindAsync(
            tenant, actor, call.View.Language, Names(call.View.Details, call.Transcript.Speakers, call.Speakers.Select(s => s.Name)), [.. call.Transcript.Utterances.Select(u => new SpokenText(u.Speaker, u.Text))]);
        var masked = MaskTexts.Of(call, spans);
        return TextAccess.IsMasked(actor) ? HideNames.Of(masked) : masked;
    }

    /// <summary>A transcript to take away; null when there is no such call.</summary>
    public async Task<StoredTranscript?> TranscriptAsync(Guid tenant, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (await calls.TranscriptAsync(tenant, actor, id, cancellationToken) is not var (transcript, details))
        {
            return null;
        }

        if (!await AreMaskedAsync(tenant, actor))
        {
            return transcript;
        }

        var masked = MaskTexts.Of(transcript, await FindAsync(tenant, actor, transcript, details));
        return TextAccess.IsMasked(actor) ? HideNames.Of(masked) : masked;
    }

    /// <summary>Whether there is such a call, and its findings as JSON once there are any.</summary>
    public async Task<(bool Found, byte[]? Findings)> FindingsAsync(Guid tenant, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var (found, findings) = await calls.FindingsAsync(tenant, actor, id, cancellationToken);
        if (findings is null || !await AreMaskedAsync(tenant, actor))
        {
            return (found, findings);
        }

        if (TextAccess.IsMasked(actor))
        {
            return (found, FiguresAlone.Of(findings));
        }

        return await calls.TranscriptAsync(tenant, actor, id, cancellationToken) is var (transcript, details)
            ? (true, MaskTexts.Of(findings, await FindAsync(tenant, actor, transcript, details)))
            : (false, null);
    }

    private Task<MaskedSpans> FindAsync(Guid tenant, Actor actor, StoredTranscript transcript, CallDetails details)
        => FindAsync(tenant, actor, transcript.Language, Names(details, transcript.Speakers, []), [.. transcript.Utterances.Select(u => new SpokenText(u.Speaker, u.Text))]);

    private async Task<MaskedSpans> FindAsync(Guid tenant, Actor actor, string? language, IReadOnlyList<string> names, IReadOnlyList<SpokenText> texts)
    {
        var found = await grains.Analysis(tenant).Mask(new FindPersonalData(language, names, texts));

        // Who may read masked texts only reads none where names would stay in them.
        return new MaskedSpans([.. texts.Select(t => t.Text)], found.Spans, isHidden: TextAccess.IsMasked(actor) && !found.FindsNames);
    }

    /// <summary>Names of all who are there, as imported and as given since. A source may use names as ids.</summary>
    private static List<string> Names(CallDetails details, IReadOnlyList<StoredSpeaker> speakers, IEnumerable<string> shown)
        => [.. details.Participants.Select(p => p.Name).Concat(speakers.SelectMany(s => new[] { s.Id, s.Name })).Concat(details.Speakers.Select(s => s.Name)).Concat(shown).OfType<string>().Distinct(StringComparer.Ordinal)];
}
