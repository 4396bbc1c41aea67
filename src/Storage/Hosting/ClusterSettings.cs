using CallInsight.Contracts;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Secrets;
using Microsoft.Extensions.Configuration;

namespace CallInsight.Storage.Hosting;

/// <summary>What every process of a cluster is told: which cluster, which database, which master key.</summary>
/// <param name="ClusterId">Silos and clients of one id find each other.</param>
/// <param name="MasterKeyFile">Must be the same on every machine.</param>
/// <param name="Tls">What the processes prove themselves with; null for plain connections.</param>
public sealed record ClusterSettings(string ClusterId, DatabaseConnections Connections, string MasterKeyFile, ClusterTls? Tls)
{
    /// <exception cref="StartRefusal">The database or the key is not named.</exception>
    public static async Task<ClusterSettings> FromConfigurationAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration["CallInsight:MasterKey"] is not { Length: > 0 } key)
        {
            throw new StartRefusal("Set CallInsight:MasterKey to the path of the key file that all processes of the cluster share.");
        }

        var connections = await DatabaseConnections.FromConfigurationAsync(configuration, cancellationToken)
            ?? throw new StartRefusal("Set ConnectionStrings:CallInsight to the database that all processes of the cluster share.");
        return new ClusterSettings(configuration["CallInsight:ClusterId"] is { Length: > 0 } id ? id : ClusterNames.Default, connections, key, ClusterTls.FromConfiguration(configuration));
    }

    /// <exception cref="StartRefusal">The key file is missing or broken.</exception>
    public IKeyVault OpenVault() => File.Exists(MasterKeyFile)
        ? FileKeyVault.Open(MasterKeyFile, mayCreate: false)
        : throw new StartRefusal($"The key file {MasterKeyFile} is missing. \"src/Silo migrate\" makes it with the database; bring it to every machine of the cluster.");
}
