using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CallInsight.Storage.Hosting;

/// <summary>What a process of a cluster proves itself with, and whom it believes. One folder for silos, Webs and the way to PostgreSQL: <c>CallInsight:Tls</c>
/// with <c>ca.pem</c> (whom to believe), <c>cert.pem</c> and <c>key.pem</c> (who one is). Read once, at the start.</summary>
public sealed class ClusterTls
{
    private const string Setting = "CallInsight:Tls";

    /// <summary>Silos are addressed by numbers that change: what counts is who signed, so that any name will do.</summary>
    private const string AnyName = "callinsight";

    private readonly string _folder;
    private readonly X509Certificate2 _own;
    private readonly X509Certificate2Collection _believed;

    private ClusterTls(string folder, X509Certificate2 own, X509Certificate2Collection believed) => (_folder, _own, _believed) = (folder, own, believed);

    /// <returns>Null where the setting is empty: then nothing is encrypted between processes.</returns>
    /// <exception cref="StartRefusal">A file is missing or broken, the key is another's, or the certificate would not be believed by the others.</exception>
    public static ClusterTls? FromConfiguration(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration[Setting] is { Length: > 0 } folder ? Read(Path.GetFullPath(folder)) : null;
    }

    /// <summary>The same connection, encrypted, with the server's certificate and its name checked, and ours shown. A Unix socket stays as it is: it leaves no machine.</summary>
    public NpgsqlConnectionStringBuilder Over(NpgsqlConnectionStringBuilder connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (connection.Host?.StartsWith('/') != true)
        {
            (connection.SslMode, connection.RootCertificate) = (SslMode.VerifyFull, PathOf("ca.pem"));
            (connection.SslCertificate, connection.SslKey) = (PathOf("cert.pem"), PathOf("key.pem"));
        }

        return connection;
    }

    /// <summary>Whether the authority of the cluster signed it and it is in its time.</summary>
    public bool Believes(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(_believed);
        return chain.Build(certificate);
    }

    /// <summary>The end that was called. Both ends show certificates that the authority of the cluster has signed.</summary>
    public void AsServer(IConnectionBuilder connections) => TlsTransport.Use(connections, (stream, cancellationToken) => stream.AuthenticateAsServerAsync(
        new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(_own, additionalCertificates: null, offline: true),
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = Believes,
            EnabledSslProtocols = SslProtocols.Tls13,
        },
        cancellationToken));

    /// <summary>The end that calls.</summary>
    public void AsClient(IConnectionBuilder connections) => TlsTransport.Use(connections, (stream, cancellationToken) => stream.AuthenticateAsClientAsync(
        new SslClientAuthenticationOptions
        {
            TargetHost = AnyName,
            ClientCertificateContext = SslStreamCertificateContext.Create(_own, additionalCertificates: null, offline: true),
            RemoteCertificateValidationCallback = Believes,
            EnabledSslProtocols = SslProtocols.Tls13,
        },
        cancellationToken));

    private bool Believes(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        => certificate is X509Certificate2 shown && Believes(shown);

    private static ClusterTls Read(string folder)
    {
        var believed = new X509Certificate2Collection();
        try
        {
            believed.ImportFromPemFile(Path.Combine(folder, "ca.pem"));
            var tls = new ClusterTls(folder, X509Certificate2.CreateFromPemFile(Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem")), believed);
            return tls.Believes(tls._own)
                ? tls
                : throw new StartRefusal($"The certificate {tls.PathOf("cert.pem")} ({tls._own.Subject}, {tls._own.NotBefore.ToUniversalTime():u} to {tls._own.NotAfter.ToUniversalTime():u}) is not signed by {tls.PathOf("ca.pem")}, or not in its time: no other process would believe this one. Put a valid one into {Setting}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartRefusal($"{Setting} names {folder}, which must hold ca.pem, cert.pem and its key in key.pem: {e.Message}", e);
        }
    }

    private string PathOf(string file) => Path.Combine(_folder, file);
}
