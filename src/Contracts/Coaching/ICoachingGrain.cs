namespace CallInsight.Contracts.Coaching;

/// <summary>What people say to each other about one call, and with whom it is shared. Key <c>t/{tenant}/k/{call}</c>.</summary>
[Alias("ICoachingGrain"), GrainInterfaceType("coaching")]
public interface ICoachingGrain : ITenantOwned
{
    /// <summary>Adds a comment, and tells those whom it mentions or answers and whose call it is. The same command twice is the same as once.</summary>
    /// <returns>Refused: <c>call.notFound</c>, <c>comment.notFound</c> (what is answered), <c>comment.invalid</c>, <c>comment.byMembersOnly</c>.</returns>
    [SafeToRepeat, Alias("AddComment")]
    Task<Result<CommentKept>> AddComment(AddComment command);

    /// <summary>Changes the words of one's own comment, and tells those whom it mentions now and did not before.</summary>
    /// <returns>Refused: <c>call.notFound</c>, <c>comment.notFound</c>, <c>comment.notYours</c>, <c>comment.invalid</c>.</returns>
    [Alias("ChangeComment")]
    Task<Result<CommentKept>> ChangeComment(ChangeComment command);

    /// <summary>Takes a comment away: one's own, or any for owners and admins. Answers to it stay.</summary>
    /// <returns>Refused: <c>call.notFound</c>, <c>comment.notFound</c>, <c>comment.notYours</c>.</returns>
    [Alias("RemoveComment")]
    Task<Result<Done>> RemoveComment(RemoveComment command);

    /// <summary>Lets a member, or whoever is in a team, read the call, and tells them. Shared already, it leads to the moment that is given now, if one is, and tells them again.</summary>
    /// <returns>The share, or the one that was there. Refused: <c>call.notFound</c>, <c>share.invalid</c>.</returns>
    [SafeToRepeat, Alias("Share")]
    Task<Result<Guid>> Share(ShareCall command);

    /// <summary>Takes a share back. It acts at the next request.</summary>
    /// <returns>Refused: <c>call.notFound</c>, <c>share.notFound</c>.</returns>
    [Alias("Revoke")]
    Task<Result<Done>> Revoke(RevokeShare command);
}
