namespace CallInsight.Contracts.Coaching;

public static class CoachingRefusals
{
    public static Refusal NoComment { get; } = new("comment.notFound", RefusalKind.NotFound, "There is no such comment.");

    public static Refusal NotYours { get; } = new("comment.notYours", RefusalKind.Forbidden, "Only who wrote a comment can change it; owners and admins can delete it.");

    public static Refusal MembersOnly { get; } = new("comment.byMembersOnly", RefusalKind.Forbidden, "A comment is somebody's. Use a personal key.");

    public static Refusal NoShare { get; } = new("share.notFound", RefusalKind.NotFound, "The call is not shared so.");

    public static Refusal InvalidComment(string field, string problem) => CommonRefusals.Invalid("comment.invalid", (field, problem));

    public static Refusal InvalidShare(string field, string problem) => CommonRefusals.Invalid("share.invalid", (field, problem));
}
