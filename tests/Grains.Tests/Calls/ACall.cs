using System.Text;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Tests.Calls;

/// <summary>Commands about a call that nobody minds.</summary>
internal static class ACall
{
    public static RegisterCall Registered(string said = "How do you plan your budget?", string? externalId = null, bool replace = false) => new(
        Actor.System, "Budget talk", new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero), externalId, null, null, null, null,
        new Dictionary<string, string?>(StringComparer.Ordinal), [], Transcript(said), replace, null);

    public static TranscriptInput Transcript(string said) => new("callinsight", Encoding.UTF8.GetBytes(
        $$"""
        {"language": "en", "speakers": [{"id": "A", "name": "Ada", "role": "rep"}, {"id": "B", "name": "Ben", "role": "customer"}],
         "utterances": [{"speaker": "A", "start": 0, "end": 5, "text": "{{said}}"}, {"speaker": "B", "start": 5.5, "end": 9, "text": "We would see a proposal by Friday."}]}
        """));

    public static ChangeCall Changed(string? title = null, string? stage = null, OutcomeInput? outcome = null, string? expected = null, params SpeakerChange[] speakers)
        => new(Actor.System, title, stage, outcome, speakers, expected is null ? null : [expected]);
}
