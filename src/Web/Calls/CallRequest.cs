using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

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

    /// <summary>A call whose transcript is a file and whose fields come from elsewhere.</summary>
    public static CallRequest OfFile(byte[] content, string format, string? title, DateTimeOffset? startedAt)
        => new() { Title = title, StartedAt = startedAt, Transcript = new TranscriptInput(format, content) };

    public RegisterCall Command(Actor actor, bool replace)
        => new(actor, Title, StartedAt, ExternalId, Source, Direction, Stage, Rep, CustomFields, Participants, Transcript!, replace, Outcome);

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
        CustomFields = ReadCustomFields(body);
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

        return ReadOutcome(outcome, _faults);
    }

    /// <summary>An outcome's object.</summary>
    internal static OutcomeInput? ReadOutcome(JsonElement outcome, Dictionary<string, string> faults)
    {
        if (outcome.ValueKind != JsonValueKind.Object || !outcome.TryGetProperty("result", out var result) || result.ValueKind != JsonValueKind.String)
        {
            faults["outcome"] = "Give an object with result (won, lost or open), and amount and currency where they are known.";
            return null;
        }

        decimal? amount = null;
        if (outcome.TryGetProperty("amount", out var given) && given.ValueKind != JsonValueKind.Null)
        {
            if (given.ValueKind == JsonValueKind.Number && given.TryGetDecimal(out var number))
            {
                amount = number;
            }
            else
            {
                faults["outcome.amount"] = "Give a number.";
            }
        }

        var currency = outcome.TryGetProperty("currency", out var c) && c.ValueKind == JsonValueKind.String ? c.GetString() : null;
        return new OutcomeInput(result.GetString()!, amount, currency);
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

    private Dictionary<string, string?> ReadCustomFields(JsonElement body)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (!body.TryGetProperty("customFields", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return fields;
        }

        if (given.ValueKind != JsonValueKind.Object)
        {
            _faults["customFields"] = "Give an object of names and values.";
            return fields;
        }

        foreach (var field in given.EnumerateObject())
        {
            fields[field.Name] = field.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => field.Value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => field.Value.GetRawText(),
                _ => Fault($"customFields.{field.Name}", "Give a text, a number, true or false."),
            };
        }

        return fields;
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

        Transcript = new TranscriptInput(format, Bytes(content));
    }

    /// <summary>A text as UTF-8; another JSON value as it stands.</summary>
    private static byte[] Bytes(JsonElement content)
    {
        var raw = JsonMarshal.GetRawUtf8Value(content);
        if (content.ValueKind != JsonValueKind.String)
        {
            return raw.ToArray();
        }

        var reader = new Utf8JsonReader(raw);
        reader.Read();
        var buffer = new byte[raw.Length];
        try
        {
            return buffer[..reader.CopyString(buffer)];
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate cannot be UTF-8: it becomes the replacement character, as everywhere in the framework.
            return Encoding.UTF8.GetBytes(Unescaped(raw));
        }
    }

    /// <summary>The text of a JSON string with lone surrogates, which the reader refuses.</summary>
    private static string Unescaped(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.UTF8.GetString(raw[1..^1]);
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            result.Append(text[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var c => c,
            });
            if (text[i] == 'u')
            {
                i += 4;
            }
        }

        return result.ToString();
    }

    private DateTimeOffset? Moment(JsonElement body, string name)
    {
        if (Text(body, name) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment;
        }

        _faults[name] = "Give a time as ISO 8601, e.g. 2026-03-02T10:00:00Z.";
        return null;
    }

    private string? Text(JsonElement body, string name, string? path = null)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? SafeText(value, path ?? name) : Fault(path ?? name, "Give a text.");
    }

    private string? SafeText(JsonElement value, string path)
    {
        try
        {
            return value.GetString() is { } text && text.Contains('\0', StringComparison.Ordinal) ? Fault(path, "It holds a character that is no text (U+0000).") : value.GetString();
        }
        catch (InvalidOperationException)
        {
            return Fault(path, "It holds half a character (a lone surrogate).");
        }
    }

    private string? Fault(string path, string problem)
    {
        _faults[path] = problem;
        return null;
    }
}
