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

    /// <summary>Takes the ticket: of two who try at once one gets it. Null: it is taken.</summary>
    public byte[]? Take() => Interlocked.Exchange(ref _hash, null);

    /// <summary>Gives a taken ticket back, because what it was taken for was refused.</summary>
    public void GiveBack(byte[] taken) => _hash = taken;

    private async Task<bool> ExistsAsync(CancellationToken cancellationToken) => await workspaces.OwnAsync(cancellationToken) > 0;
}
