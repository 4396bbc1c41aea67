using Microsoft.Extensions.Logging;

namespace CallInsight.Storage.OwnPostgres;

/// <summary>Starts and stops the server of one home, and sees whether one runs.</summary>
internal sealed class Postmaster(PostgresHome home, OwnPostgresOptions options, ILogger logger)
{
    /// <summary>How often the server's own file is looked at; PostgreSQL tells of a change in no other way.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private string StartLog => Path.Combine(home.Cluster, "start.log");

    /// <returns>The server that outlived the CallInsight that started it; null when there is none, after one that was stopping has stopped.</returns>
    public async Task<PostmasterFile?> SurvivorAsync(CancellationToken cancellationToken)
    {
        var found = PostmasterFile.Read(home.Cluster);
        if (found is not null && !found.IsAlive())
        {
            logger.LogWarning("PostgreSQL in {Folder} was not stopped the last time: it recovers now", home.Cluster);
            found.Disown();
            SocketFolder.Remove(home, found.SocketFolder);
            return null;
        }

        while (found is not null && found.IsAlive())
        {
            if (found.IsReady)
            {
                return found;
            }

            await Task.Delay(Look, cancellationToken);
            found = PostmasterFile.Read(home.Cluster);
        }

        return null;
    }

    /// <exception cref="StartRefusal">It ended before it was ready.</exception>
    public async Task<PostmasterFile> StartAsync(CancellationToken cancellationToken)
    {
        File.Delete(StartLog);
        // pg_ctl gives the server a session of its own, so that a Ctrl-C meant for us does not reach it. It is not
        // cancelled: it would be killed together with the server, which is its child.
        var starter = home.User.RunAsync(
            [home.Binaries.PgCtl, "-D", home.Cluster, "-l", StartLog, "-t", "3600", "-o", ServerSettings.CommandLine(options), "-w", "start"], CancellationToken.None);
        try
        {
            return await ReadyAsync(starter, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // It may be recovering for minutes. Until its file is there it cannot be asked to stop.
            while (!starter.IsCompleted)
            {
                await StopAsync(CancellationToken.None);
                await Task.Delay(Look, CancellationToken.None);
            }

            await starter;
            await StopAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>pg_ctl looks only every 100 ms whether the server is ready; looking here as well saves most of that.</summary>
    private async Task<PostmasterFile> ReadyAsync(Task<ProgramOutcome> starter, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (PostmasterFile.Read(home.Cluster) is { IsReady: true } ready && ready.IsAlive())
            {
                return ready;
            }

            if (starter.IsCompleted && !(await starter).Succeeded)
            {
                throw Refusal(await starter);
            }

            await Task.Delay(Look, cancellationToken);
        }
    }

    /// <summary>Ends all sessions, lets the server write what it holds, and waits until it is gone.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (PostmasterFile.Read(home.Cluster) is not { } running || !running.IsAlive())
        {
            return;
        }

        var asked = await home.User.RunAsync([home.Binaries.PgCtl, "-D", home.Cluster, "-m", "fast", "-W", "stop"], cancellationToken);
        while (running.IsAlive())
        {
            if (!asked.Succeeded)
            {
                throw new InvalidOperationException($"PostgreSQL in {home.Cluster} could not be stopped: {asked.LastLine}");
            }

            await Task.Delay(Look, cancellationToken);
        }

        SocketFolder.Remove(home, running.SocketFolder);
    }

    private StartRefusal Refusal(ProgramOutcome outcome)
    {
        var said = Lines(StartLog).Concat(Directory.Exists(Path.Combine(home.Cluster, "log"))
                ? new DirectoryInfo(Path.Combine(home.Cluster, "log")).GetFiles().OrderBy(file => file.LastWriteTimeUtc).TakeLast(1).SelectMany(file => Lines(file.FullName))
                : [])
            .LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal) || line.Contains("PANIC", StringComparison.Ordinal));
        return new StartRefusal(said?.Contains("No space left on device", StringComparison.Ordinal) == true
            ? $"PostgreSQL did not start, because the disk that holds {home.Cluster} is full. Free some space on it and start again."
            : $"PostgreSQL did not start. It said: {said ?? outcome.LastLine} Its logs are {StartLog} and the folder log beside it.");
    }

    private static string[] Lines(string file) => File.Exists(file) ? File.ReadAllLines(file) : [];
}
