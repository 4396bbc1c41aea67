using CallInsight.Contracts;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Calls.Reading;

/// <summary>A call as one person may see it, and what that person may do with it.</summary>
internal sealed record CallSeen(CallReading Call, string Title, string Lead, bool NamesHidden, bool MayChange, bool MayErase, bool MayDiscuss)
{
    public static CallSeen By(Actor actor, CallReading call, PortalFrame frame)
    {
        return new CallSeen(
            call,
            call.View.Title,
            Written(call, frame),
            TextAccess.IsMasked(actor),
            Reaches(actor, Permission.CallsWrite, call.View),
            Reaches(actor, Permission.CallsDelete, call.View),
            RoleTable.Of(actor, Permission.CallsDiscuss) != Reach.None);
    }

    // Who has the call by a share reads it, and the call's grain refuses everything else.
    private static bool Reaches(Actor actor, Permission permission, CallView call) => RoleTable.Of(actor, permission) switch
    {
        Reach.All => true,
        Reach.Own => call.Rep is { } rep && rep == actor.Member,
        Reach.Teams => call.Rep is { } rep && (rep == actor.Member || (call.RepTeam is { } team && actor.Leads.Contains(team))),
        _ => false,
    };

    private static string Written(CallReading call, PortalFrame frame)
        => string.Join(" · ", new[]
        {
            $"{Figures.Moment(call.View.StartedAt, frame.Zone)} ({frame.Zone.Id})",
            call.View.DurationSeconds is { } length && call.IsTimed ? Figures.Duration(length) : null,
            call.RepName is { } rep ? CallWords.LeadRep(rep) : CallWords.NoRep,
            string.Join(", ", Names(call)),
        }.Where(part => !string.IsNullOrEmpty(part)));

    // More names than these are a list, not a heading; it stands under Speakers.
    private static IEnumerable<string> Names(CallReading call)
    {
        var names = call.View.Details.Participants.Select(p => p.Name).ToList();
        var spoken = names.Count > 0 ? names : [.. call.Speakers.Select(s => s.Name)];
        return spoken.Count > 5 ? [.. spoken.Take(4), $"+{spoken.Count - 4}"] : spoken;
    }
}
