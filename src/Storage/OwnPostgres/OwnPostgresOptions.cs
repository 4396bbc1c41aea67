namespace CallInsight.Storage.OwnPostgres;

/// <summary>How the PostgreSQL of our own is run. The defaults are right for every installation; tests change them.</summary>
public sealed record OwnPostgresOptions
{
    /// <summary>The folder of <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>. Null: the newest that is found.</summary>
    public string? Binaries { get; init; }

    /// <summary>
    /// Whether root may run PostgreSQL, which refuses root, inside a user namespace. False: as the user nobody, with
    /// its files under <see cref="Elsewhere"/>.
    /// </summary>
    public bool UserNamespaces { get; init; } = true;

    /// <summary>Where root keeps the files of a PostgreSQL that cannot enter the data directory.</summary>
    public string Elsewhere { get; init; } = "/var/lib/callinsight";

    /// <summary>A port of loopback where it listens besides its socket; null for none.</summary>
    public PostgresPort? Port { get; init; }

    /// <summary>Whether what was committed outlives a loss of power. False is for tests alone, which throw their data away.</summary>
    public bool Durable { get; init; } = true;
}

/// <summary>A port that takes encrypted connections alone, of who shows a certificate of the authority.</summary>
/// <param name="Tls">The folder of <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>.</param>
public sealed record PostgresPort(int Number, string Tls);
