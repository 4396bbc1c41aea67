using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Web.Hosting;

namespace CallInsight.Web.Calls;

/// <summary>The body of a new call, read with every fault at once.</summary>
internal sealed class CallRequest
{
    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);

    private CallRequest()
    {
    }

    public string? Title { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public string? ExternalId { get; private set; }

    public string? Source { get; private set; }

    public string? Direction { get; private set; }

    public string? Stage { get; private set; }

    public string? Rep { get; private set; }

    public string? Language { get; private set; }

    public bool Masking { get; private set; }

    public OutcomeInput? Outcome { get; private set; }

    public IReadOnlyDictionary<string, string?> CustomFields { get; private set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public IReadOnlyList<ParticipantInput> Participants { get; private set; } = [];

    public TranscriptInput? Transcript { get; private set; }

    private string? FileName { get; init; }

    private DateTimeOffset? FileTime { get; init; }

    /// <summary>Reads a body.</summary>
    /// <param name="file">The transcript's bytes where they came beside the JSON; then the JSON needs none.</param>
    public static Result<CallRequest> Read(JsonElement body, byte[]? file = null)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return CallRefusals.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { ["body"] = "Send a JSON object." });
        }

        var request = new CallRequest();
        request.ReadFields(body);
        request.ReadTranscript(body, file);
        return request._faults.Count == 0 ? request : CallRefusals.Invalid(request._faults);
    }

    /// <summary>A call whose transcript is a file: its name and time stand in where the source has no title or start.</summary>
    public static CallRequest OfFile(byte[] content, string name, DateTimeOffset? written)
        => new() { FileName = Path.GetFileNameWithoutExtension(name), FileTime = written, Transcript = new TranscriptInput("auto", content) };

    /// <summary>The same call with the fields that were given for all files.</summary>
    public CallRequest With(string? rep, string? stage, string? outcome)
    {
        (Rep, Stage) = (rep, stage);
        Outcome = outcome is null ? null : new OutcomeInput(outcome, null, null);
        return this;
    }

    public RegisterCall Command(Actor actor, bool replace)
        => new(actor, Title, StartedAt, ExternalId, Source, Direction, Stage, Rep, CustomFields, Participants, Transcript!, replace, Outcome, FileName, FileTime);

    private void ReadFields(JsonElement body)
    {
        Title = Text(body, "title");
        ExternalId = Text(body, "externalId");
        Source = Text(body, "source");
        Direction = Text(body, "direction");
        Stage = Text(body, "stage");
        Rep = Text(body, "rep");
        Language = Text(body, "language");
        StartedAt = Moment(body, "startedAt");
        Masking = IsOn(body);
        Outcome = ReadOutcome(body);
        Participants = ReadParticipants(body);
        CustomFields = CustomFieldsReader.Read(body, _faults) ?? CustomFields;
    }

    private bool IsOn(JsonElement body)
    {
        switch (Text(body, "masking"))
        {
            case "on":
                return true;
            case null or "off":
                return false;
            default:
                _faults["masking"] = "Masking is on or off.";
                return false;
        }
    }

    private OutcomeInput? ReadOutcome(JsonElement body)
    {
        if (!body.TryGetProperty("outcome", out var outcome) || outcome.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return OutcomeReader.Read(outcome, _faults);
    }

    private List<ParticipantInput> ReadParticipants(JsonElement body)
    {
        var participants = new List<ParticipantInput>();
        if (!body.TryGetProperty("participants", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return participants;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            _faults["participants"] = "Give a list.";
            return participants;
        }

        foreach (var (entry, i) in list.EnumerateArray().Select((e, i) => (e, i)))
        {
            if (entry.ValueKind != JsonValueKind.Object)
            {
                _faults[$"participants[{i}]"] = "Give an object with a name.";
                continue;
            }

            participants.Add(new ParticipantInput(Text(entry, "speaker", $"participants[{i}].speaker"), Text(entry, "name", $"participants[{i}].name") ?? string.Empty, Text(entry, "email", $"participants[{i}].email"), Text(entry, "role", $"participants[{i}].role")));
        }

        return participants;
    }

    private void ReadTranscript(JsonElement body, byte[]? file)
    {
        if (body.TryGetProperty("recording", out var recording) && recording.ValueKind != JsonValueKind.Null)
        {
            _faults["recording"] = CallRefusals.RecordingNotSupported.Message;
        }

        var present = body.TryGetProperty("transcript", out var transcript) && transcript.ValueKind != JsonValueKind.Null;
        if (file is not null)
        {
            Transcript = new TranscriptInput(present && transcript.ValueKind == JsonValueKind.Object ? Text(transcript, "format", "transcript.format") ?? "auto" : Text(body, "format") ?? "auto", file);
            return;
        }

        if (!present || transcript.ValueKind != JsonValueKind.Object)
        {
            _faults["transcript"] = "Give an object with format and content.";
            return;
        }

        var format = Text(transcript, "format", "transcript.format") ?? "auto";
        if (!transcript.TryGetProperty("content", out var content) || content.ValueKind == JsonValueKind.Null)
        {
            _faults["transcript.content"] = "Give the transcript: a text, or the vendor's JSON.";
            return;
        }

        Transcript = new TranscriptInput(format, TranscriptContent.Of(content));
    }

    private DateTimeOffset? Moment(JsonElement body, string name)
    {
        if (Text(body, name) is not { } text)
        {
            return null;
        }

        if (IsoTime.TryParse(text, out var moment))
        {
            return moment;
        }

        _faults[name] = "Give a time as ISO 8601, e.g. 2026-03-02T10:00:00Z.";
        return null;
    }

    private string? Text(JsonElement body, string name, string? path = null) => JsonText.Find(body, name, _faults, path);

    private string? Fault(string path, string problem)
    {
        _faults[path] = problem;
        return null;
    }
}
