using Npgsql;

namespace CallInsight.Storage.Logins;

/// <summary>Pools of connections.</summary>
public static class DataSources
{
    /// <param name="name">As metrics tell it: otherwise they would tell where the database is and as whom we come.</param>
    public static NpgsqlDataSource Of(string name, string connectionString) => new NpgsqlDataSourceBuilder(connectionString) { Name = name }.Build();
}
