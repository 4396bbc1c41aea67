namespace CallInsight.Web.Coaching;

/// <summary>Body of a new comment.</summary>
/// <param name="Text">With mentions: <c>@Ada Lovelace</c>, or by e-mail or user name.</param>
/// <param name="Utterance">Index of the utterance that it is about, as the findings count them; null for the whole call.</param>
/// <param name="At">Instead of utterance: seconds from the call's start.</param>
/// <param name="Answers">The comment that it answers.</param>
internal sealed record CommentRequest(string? Text, int? Utterance, double? At, Guid? Answers);

internal sealed record CommentTextRequest(string? Text);

/// <summary>A comment over the API.</summary>
/// <param name="Thread">The thread's first comment; null for that one itself.</param>
/// <param name="Text">null where it was deleted and answers remain.</param>
internal sealed record CommentBody(Guid Id, Guid? Thread, PersonBody Author, int? Utterance, string? Text, IReadOnlyList<PersonBody> Mentions, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt)
{
    public static CommentBody Of(CommentView c) => new(
        c.Id, c.Thread, new PersonBody(c.Author, c.AuthorName), c.Utterance, c.Text, [.. c.Mentioned.Select(m => new PersonBody(m.Member, m.Name))], c.CreatedAt.ToUniversalTime(), c.EditedAt?.ToUniversalTime());
}

internal sealed record PersonBody(Guid Id, string Name);

/// <param name="NotTold">Members who are mentioned and may not read the call: share it with them first.</param>
internal sealed record CommentAdded(Guid Id, IReadOnlyList<Guid> NotTold);

/// <summary>Body of a new share: either member or team.</summary>
/// <param name="Utterance">The moment to look at; the whole call may be read.</param>
internal sealed record ShareRequest(Guid? Member, Guid? Team, int? Utterance);

/// <summary>A share over the API.</summary>
internal sealed record ShareBody(Guid Id, Guid? Member, Guid? Team, string Name, int? Utterance, string? SharedBy, DateTimeOffset CreatedAt)
{
    public static ShareBody Of(ShareView s) => new(s.Id, s.Member, s.Team, s.Name, s.Utterance, s.By, s.CreatedAt.ToUniversalTime());
}

internal sealed record ShareMade(Guid Id);
