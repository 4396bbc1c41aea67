using CallInsight.Storage.Sessions;

namespace CallInsight.Web.Tenants;

/// <summary>How many workspaces there are.</summary>
internal sealed class WorkspaceCount(ReaderDatabase database)
{
    /// <summary>Those of real customers: made-up ones are not counted.</summary>
    public async Task<long> OwnAsync(CancellationToken cancellationToken)
        => (await database.AskDoorAsync("select own from door.tenant_count()", r => r.GetInt64(0), cancellationToken)).Single();
}
