namespace CallInsight.Storage.OwnPostgres;

/// <summary>The user as whom PostgreSQL runs: what is put before each of its commands.</summary>
/// <param name="Prefix">The words before the command; none when it runs as the user who runs CallInsight.</param>
/// <param name="Owner">Who has to own its files, as <c>uid:gid</c>; null when files of ours will do.</param>
internal sealed record PostgresUser(IReadOnlyList<string> Prefix, string? Owner)
{
    /// <summary>The unprivileged user that every Unix has.</summary>
    public const string Nobody = "65534:65534";

    public static readonly PostgresUser Ourselves = new([], null);

    /// <summary>Root that sees itself as an ordinary user: PostgreSQL consents, and still enters what only root may enter.</summary>
    public static readonly PostgresUser RootInNamespace = new(["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"], null);

    public static PostgresUser Another(string owner)
    {
        var ids = owner.Split(':');
        return new(["setpriv", $"--reuid={ids[0]}", $"--regid={ids[1]}", "--clear-groups", "--"], owner);
    }

    public Task<ProgramOutcome> RunAsync(IEnumerable<string> command, CancellationToken cancellationToken) =>
        ExternalProgram.RunAsync([.. Prefix, .. command], cancellationToken);

    /// <summary>Whether this user may run that program and write in that folder.</summary>
    public async Task<bool> MayUseAsync(string program, string folder, CancellationToken cancellationToken) =>
        (await RunAsync(["sh", "-c", "test -x \"$1\" && test -w \"$2\"", "sh", program, folder], cancellationToken)).Succeeded;

    /// <summary>Hands a file or folder to this user.</summary>
    public async Task GiveAsync(string path, CancellationToken cancellationToken)
    {
        if (Owner is null)
        {
            return;
        }

        var answer = await ExternalProgram.RunAsync(["chown", Owner, path], cancellationToken);
        if (!answer.Succeeded)
        {
            throw new StartRefusal($"PostgreSQL's folder {path} cannot be given to the user {Owner}: {answer.LastLine}.");
        }
    }
}
