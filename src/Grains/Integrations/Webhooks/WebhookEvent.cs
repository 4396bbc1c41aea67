using System.Text.Json;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Integrations;
using CallInsight.Contracts.Members;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Members;
using CallInsight.Grains.Reports;

namespace CallInsight.Grains.Integrations.Webhooks;

/// <summary>Something that webhooks are told: ids and fields, no word of a transcript.</summary>
/// <param name="Type">Of <see cref="WebhookEvents"/>.</param>
/// <param name="Thing">The call, member or report that it is about: what is told of one thing arrives in its order.</param>
internal sealed record WebhookEvent(string Type, Guid Thing, object Data)
{
    public static WebhookEvent Ready(Call call, string? language, double? durationSeconds) => new(WebhookEvents.CallReady, call.Id, CallData.Of(call) with { Language = language, DurationSeconds = durationSeconds });

    public static WebhookEvent Failed(Call call) => new(WebhookEvents.CallFailed, call.Id, CallData.Of(call));

    /// <summary>Nothing, where the outcome is the same.</summary>
    public static IReadOnlyList<WebhookEvent> OfOutcome(Call before, Call after) => before.Outcome == after.Outcome
        ? []
        : [new(WebhookEvents.OutcomeChanged, after.Id, new { after.Id, after.Details.ExternalId, after.Rep, after.Version, after.Outcome, Before = before.Outcome })];

    public static WebhookEvent Created(MemberAccount member, Guid? team) => new(WebhookEvents.MemberCreated, member.Member, MemberData.Of(member, team));

    /// <summary>Nothing, where all that is told of a member is the same.</summary>
    public static IReadOnlyList<WebhookEvent> OfMember(Member before, Member after)
    {
        var (was, now) = (MemberData.Of(before.Account, before.Team), MemberData.Of(after.Account, after.Team));
        return was == now ? [] : [new(now.Status == "deactivated" && was.Status != now.Status ? WebhookEvents.MemberDeactivated : WebhookEvents.MemberUpdated, now.Id, now)];
    }

    /// <summary>Its files are fetched with a key: <c>/api/v1/reports/{report}/runs/{number}/file</c>.</summary>
    public static WebhookEvent OfReport(ReportReady ready) => new(WebhookEvents.ReportReady, ready.Report, new { Id = ready.Run, ready.Report, ready.Number, ready.From, ready.To });

    /// <summary>As it is sent.</summary>
    public byte[] Write(DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(new { Type, Timestamp = now.ToUniversalTime(), Data }, JsonSerializerOptions.Web);

    private sealed record MemberData(Guid Id, string UserName, string? Email, string Name, string Role, string Status, Guid? Team)
    {
        public static MemberData Of(MemberAccount m, Guid? team) => new(m.Member, m.UserName, m.Email, m.Name, m.Role.ToString().ToLowerInvariant(), m.Status, team);
    }

    /// <param name="Stage">As people call it.</param>
    private sealed record CallData(
        Guid Id, string? ExternalId, string Status, int Version, DateTimeOffset StartedAt, DateTimeOffset ReceivedAt, Guid? Rep, string? Source, string? Direction, string? Stage,
        OutcomeInput Outcome, string? Language, double? DurationSeconds)
    {
        public static CallData Of(Call call) => new(
            call.Id, call.Details.ExternalId, call.Status, call.Version, call.StartedAt.ToUniversalTime(), call.ReceivedAt.ToUniversalTime(), call.Rep,
            call.Details.Source, call.Direction, call.Details.Stage, call.Outcome, null, null);
    }
}
