using System.Text;
using CallInsight.Contracts.Operations;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Secrets;
using Npgsql;

namespace CallInsight.Grains.Operations;

[GrainType("key-ring")]
internal sealed class KeyRingGrain(NpgsqlDataSource source, IKeyVault vault, TimeProvider time) : Grain, IKeyRingGrain
{
    public async Task<IReadOnlyList<string>> GetAll()
    {
        var keys = new List<string>();
        await using var connection = await source.ConnectAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand("select name, wrapped from platform_keys order by created_at", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            keys.Add(Encoding.UTF8.GetString(await vault.UnwrapAsync(reader.GetFieldValue<byte[]>(1), Purpose(reader.GetString(0)), CancellationToken.None)));
        }

        return keys;
    }

    public async Task Store(string name, string xml)
    {
        await using var connection = await source.ConnectAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand("insert into platform_keys (name, wrapped, created_at) values ($1, $2, $3) on conflict (name) do update set wrapped = excluded.wrapped", connection);
        command.Parameters.AddWithValue(name);
        command.Parameters.AddWithValue(await vault.WrapAsync(Encoding.UTF8.GetBytes(xml), Purpose(name), CancellationToken.None));
        command.Parameters.AddWithValue(time.GetUtcNow().UtcDateTime);
        await command.ExecuteNonQueryAsync();
    }

    private static string Purpose(string name) => "key-ring/" + name;
}
