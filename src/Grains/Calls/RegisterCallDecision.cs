using CallInsight.Analysis;
using CallInsight.Analysis.Import;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls;

/// <summary>What becomes of a new call: its fields from the command, completed by what its source says of itself.</summary>
internal static class RegisterCallDecision
{
    /// <summary>The call's title and start; a fault for each that nobody gives.</summary>
    public static Result<(string Title, DateTimeOffset StartedAt)> Complete(RegisterCall command, SourceDetails source)
    {
        var title = string.IsNullOrWhiteSpace(command.Title) ? source.Title?.Trim() : command.Title.Trim();
        title = string.IsNullOrEmpty(title) ? command.FileName?.Trim() : title;
        var startedAt = command.StartedAt ?? source.StartedAt ?? command.FileTime;
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrEmpty(title))
        {
            faults["title"] = "Give a title.";
        }

        if (startedAt is null)
        {
            faults["startedAt"] = "Give when the call began, e.g. 2026-03-02T10:00:00Z.";
        }
        else if (startedAt.Value.Year is < 1970 or > 2200)
        {
            faults["startedAt"] = "Give a time between 1970 and 2200.";
        }

        return faults.Count == 0 ? (title!.Length > 500 ? title[..500] : title, startedAt!.Value) : CallRefusals.Invalid(faults);
    }

    /// <summary>Everybody who took part: whom the caller names, else whom the source names.</summary>
    public static IReadOnlyList<CallParticipant> Participants(RegisterCall command, SourceDetails source)
        => command.Participants.Count > 0
            ? [.. command.Participants.Select(p => new CallParticipant(p.Speaker, p.Name.Trim(), Blank(p.Email), p.Role))]
            : [.. (source.Participants ?? []).Select(p => new CallParticipant(p.Speaker, p.Name, p.Email, p.Role == SpeakerRole.Unknown ? null : TranscriptSource.Name(p.Role)))];

    /// <summary>The member whose call it is: the participant of role rep whose e-mail is a member's, else the one named, else who uploaded it.</summary>
    public static Guid? Rep(IReadOnlyList<CallParticipant> participants, IReadOnlyDictionary<string, Guid> members, Guid? named, Guid? uploader)
        => participants
            .Where(p => p.Role == "rep" && p.Email is not null)
            .Select(p => members.TryGetValue(p.Email!.Trim().ToLowerInvariant(), out var member) ? member : (Guid?)null)
            .FirstOrDefault(m => m is not null) ?? named ?? uploader;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
