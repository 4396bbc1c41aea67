using CallInsight.Storage;
using CallInsight.Storage.Logins;
using Npgsql;

namespace CallInsight.Silo.Hosting;

/// <summary>The right to work on a database: of one process alone, or of the silos of one cluster together.</summary>
/// <param name="ConnectionString">A direct connection: one through a pooler would share the session.</param>
/// <param name="ClusterId">Null for a process that works alone.</param>
internal sealed record DatabaseLock(string ConnectionString, string? ClusterId)
{
    private const long Works = 0x43_49_41_4C_4F_4E_45; // "CIALONE": held alone, or shared
    private const long Enters = 0x43_49_45_4E_54_45_52; // "CIENTER": one cluster looks and enters at a time
    private const int OfCluster = 0x43_49_43_4C; // "CICL": shared, beside the hash of the cluster's id

    private const string OtherClusters =
        """
        select coalesce((select c.cluster from orleans.clusters c where hashtext(c.cluster)::oid = l.objid limit 1), 'of another id')
          from pg_locks l join pg_database d on d.oid = l.database
         where d.datname = current_database() and l.locktype = 'advisory' and l.granted
           and l.objsubid = 2 and l.classid = $1::oid and l.objid <> hashtext($2)::oid
         limit 1
        """;

    private const string Holders =
        """
        select exists (select from pg_locks l join pg_database d on d.oid = l.database
                        where d.datname = current_database() and l.locktype = 'advisory' and l.granted and l.mode = 'ShareLock'
                          and l.objsubid = 1 and (l.classid::bigint << 32) | l.objid::bigint = $1)
        """;

    /// <returns>The session that holds the lock until it ends; null where others hold it.</returns>
    public async Task<NpgsqlConnection?> TryTakeAsync(CancellationToken cancellationToken)
    {
        var session = new NpgsqlConnection(ConnectionString);
        try
        {
            await session.ConnectAsync(cancellationToken);
            if (await (ClusterId is null ? IsTrueAsync(session, "select pg_try_advisory_lock($1)", cancellationToken, Works) : TryShareAsync(session, cancellationToken)))
            {
                return session;
            }
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        await session.DisposeAsync();
        return null;
    }

    /// <summary>Says who has it, to whoever did not get it.</summary>
    public async Task<StartRefusal> RefusalAsync(CancellationToken cancellationToken)
    {
        await using var session = new NpgsqlConnection(ConnectionString);
        await session.ConnectAsync(cancellationToken);
        var place = $"the database {session.Database} at {session.Host}";
        if (!await IsTrueAsync(session, Holders, cancellationToken, Works))
        {
            return new StartRefusal($"Another CallInsight works alone on {place}. Stop it first, or give this one a database of its own.");
        }

        return ClusterId is null
            ? new StartRefusal($"Silos of a cluster work on {place}. Start this one with CallInsight:Cluster on, or give it a database of its own.")
            : new StartRefusal($"Silos of the cluster {await OtherClusterAsync(session, cancellationToken)} work on {place}, and this one is of the cluster {ClusterId}: each would do the other's work again. Give all of them the same CallInsight:ClusterId, stop the others first, or give this one a database of its own.");
    }

    // Those who enter at the same moment wait for each other, so that of two clusters one comes in.
    private async Task<bool> TryShareAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        await using var entering = await session.BeginTransactionAsync(cancellationToken);
        await AskAsync(session, "select pg_advisory_xact_lock($1)", cancellationToken, Enters);
        var entered = await OtherClusterAsync(session, cancellationToken) is null
            && await IsTrueAsync(session, "select pg_try_advisory_lock_shared($1)", cancellationToken, Works);
        if (entered)
        {
            await AskAsync(session, "select pg_advisory_lock_shared($1, hashtext($2))", cancellationToken, OfCluster, ClusterId!);
        }

        await entering.CommitAsync(cancellationToken);
        return entered;
    }

    private async Task<string?> OtherClusterAsync(NpgsqlConnection session, CancellationToken cancellationToken)
        => await AskAsync(session, OtherClusters, cancellationToken, OfCluster, ClusterId!) as string;

    private static async Task<bool> IsTrueAsync(NpgsqlConnection session, string sql, CancellationToken cancellationToken, params object[] arguments)
        => await AskAsync(session, sql, cancellationToken, arguments) is true;

    private static async Task<object?> AskAsync(NpgsqlConnection session, string sql, CancellationToken cancellationToken, params object[] arguments)
    {
        await using var command = new NpgsqlCommand(sql, session);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
