using System.Security.Cryptography;
using CallInsight.Storage.Secrets;

namespace CallInsight.Web.Tenants;

/// <summary>The secret of the first start: whoever has read it on the console may make the first workspace. It lives in this
/// process alone; a new start prints a new one while there is no workspace.</summary>
internal sealed class SetupTicket(WorkspaceCount workspaces)
{
    private byte[]? _hash;

    /// <summary>A new ticket; null when there is a workspace already.</summary>
    public async Task<string?> IssueAsync(CancellationToken cancellationToken)
    {
        if (await ExistsAsync(cancellationToken))
        {
            return null;
        }

        var token = Tokens.Random();
        _hash = Tokens.Hash(token);
        return token;
    }

    /// <summary>Whether the ticket is good: ours, and no workspace exists yet.</summary>
    public async Task<bool> IsGoodAsync(string token, CancellationToken cancellationToken)
        => _hash is { } hash && CryptographicOperations.FixedTimeEquals(hash, Tokens.Hash(token)) && !await ExistsAsync(cancellationToken);

    /// <summary>Takes the ticket's one use.</summary>
    public void Use() => _hash = null;

    private async Task<bool> ExistsAsync(CancellationToken cancellationToken) => await workspaces.OwnAsync(cancellationToken) > 0;
}
