using CallInsight.Web.Shared;

namespace CallInsight.Web.Coaching;

/// <summary>Comments beside the turns that they are about.</summary>
internal static class LineNotes
{
    private const int Longest = 160;

    /// <param name="page">The call's page.</param>
    public static ILookup<int, LineNote> Of(IEnumerable<CommentView> comments, PageAddress page)
        => comments.Where(c => c is { Utterance: not null, Text: not null }).ToLookup(c => c.Utterance!.Value, c => new LineNote(c.AuthorName, Short(c.Text!), $"{Bare(page)}#comment-{c.Id}"));

    /// <summary>Where a comment on an utterance is written.</summary>
    public static Func<int, string> FormOf(PageAddress page)
        => utterance => $"{Bare(page).With("comment", utterance.ToString(System.Globalization.CultureInfo.InvariantCulture))}#comment-form";

    private static PageAddress Bare(PageAddress page) => page.Without("comment", "answer", "edit", "untold");

    private static string Short(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
}
