using CallInsight.Analysis;
using CallInsight.Analysis.Import;
using CallInsight.Grains.Demo.Plan;

namespace CallInsight.Grains.Tests.Demo;

/// <summary>All made-up calls with their findings, read and analysed as real ones are. Made once for the tests that only look.</summary>
public sealed class MadeUpHalfYear
{
    /// <summary>A Wednesday afternoon in the zone of the company.</summary>
    internal static DateTimeOffset Now { get; } = new(2026, 3, 18, 15, 40, 0, TimeSpan.Zero);

    internal IReadOnlyList<(MadeUpCall Call, Findings Findings)> Calls { get; } =
        [.. MadeUpWorkspace.CallsOf(MadeUpWorkspace.Seed, Now).AsParallel().AsOrdered().Select(c => (c, Analyse(c)))];

    internal static Findings Analyse(MadeUpCall call)
    {
        var command = call.Command();
        var read = TranscriptReader.Read(command.Transcript.Content, command.Transcript.Format).Read ?? throw new InvalidOperationException($"{call.Title} cannot be read.");
        var participants = command.Participants.Select(p => new Participant(p.Speaker, p.Name, p.Email, p.Role == "rep" ? SpeakerRole.Rep : SpeakerRole.Customer)).ToList();
        var settings = new AnalysisSettings("1", [.. Cast.Trackers.Select(t => new Tracker(t.Key, t.Terms, null))], [Cast.Domain]);
        return Analyser.Analyse(new AnalysisRequest(read.Transcript, participants, call.StartedAt, settings));
    }
}
