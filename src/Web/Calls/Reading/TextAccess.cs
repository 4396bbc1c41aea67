using CallInsight.Contracts;

namespace CallInsight.Web.Calls.Reading;

/// <summary>Whether somebody may read what was said. Who reads masked texts only is shown figures and no text at all:
/// names of people in free speech cannot be masked reliably yet.</summary>
internal static class TextAccess
{
    public static bool IsHidden(Actor actor) => RoleTable.Of(actor, Permission.CallsRead) == Reach.Masked;

    public static Refusal Refused { get; } = new("call.textHidden", RefusalKind.Forbidden, CallWords.TextsHidden);
}
