namespace CallInsight.Storage.OwnPostgres;

/// <summary>What a server that listens on a port needs in its own folder, as its own user: certificates, and who may come how.</summary>
internal static class TlsFiles
{
    private const string Doors = "pg_hba.conf";

    /// <summary>Lines of <c>postgresql.conf</c>.</summary>
    public const string Settings = """
        ssl = on
        ssl_ca_file = 'root.crt'
        ssl_cert_file = 'server.crt'
        ssl_key_file = 'server.key'
        ssl_min_protocol_version = 'TLSv1.3'

        """;

    /// <summary>By the socket with a password; by the port with a password, a certificate, and never in plain.</summary>
    private const string Who = """
        local all all scram-sha-256
        local replication all scram-sha-256
        hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-ca

        """;

    private static readonly (string From, string To)[] Certificates = [("ca.pem", "root.crt"), ("cert.pem", "server.crt"), ("key.pem", "server.key")];

    /// <summary>Does nothing without a port.</summary>
    public static async Task PutAsync(PostgresHome home, PostgresPort? port, CancellationToken cancellationToken)
    {
        if (port is null)
        {
            return;
        }

        foreach (var (from, to) in Certificates)
        {
            await PutAsync(home, to, await File.ReadAllTextAsync(Path.Combine(port.Tls, from), cancellationToken), cancellationToken);
        }

        await PutAsync(home, Doors, Who, cancellationToken);
    }

    private static async Task PutAsync(PostgresHome home, string name, string text, CancellationToken cancellationToken)
    {
        var file = Path.Combine(home.Cluster, name);
        PrivateFile.Write(file, text);
        await home.User.GiveAsync(file, cancellationToken);
    }
}
