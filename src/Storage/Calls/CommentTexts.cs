using CallInsight.Storage.Secrets;

namespace CallInsight.Storage.Calls;

/// <summary>How comments are sealed: grains write them, Web reads them. The label never changes.</summary>
public static class CommentTexts
{
    private const string Field = "comment.text";

    public static byte[] Seal(TenantKey key, Guid comment, string text) => key.Seal(comment, Field, text);

    public static string Open(TenantKey key, Guid comment, ReadOnlySpan<byte> value) => key.OpenText(comment, Field, value);
}
