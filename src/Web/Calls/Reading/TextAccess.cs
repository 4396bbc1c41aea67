using CallInsight.Contracts;

namespace CallInsight.Web.Calls.Reading;

/// <summary>How somebody may read what was said. Who reads masked texts only sees no names either, and cannot search: the answer would tell
/// who was there and what is masked.</summary>
internal static class TextAccess
{
    public static bool IsMasked(Actor actor) => RoleTable.Of(actor, Permission.CallsRead) == Reach.Masked;

    public static Refusal Refused { get; } = new("call.textHidden", RefusalKind.Forbidden, CallWords.TextsHidden);
}
