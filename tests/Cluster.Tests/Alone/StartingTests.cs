using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using CallInsight.Testing;
using Npgsql;
using Xunit;

namespace CallInsight.Cluster.Tests.Alone;

public sealed class StartingTests : IAsyncLifetime
{
    private readonly ProductProcess _product = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Fact]
    public async Task The_first_start_says_where_it_is_and_how_to_set_it_up()
    {
        await _product.StartAsync();

        await Eventually.IsAsync("The address is printed", () => Task.FromResult(_product.Said.Contains($"CallInsight is ready: {_product.Address}", StringComparison.Ordinal)), expected: true);
        Assert.Contains($"{_product.Address}/setup?key=", _product.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_instance_on_one_data_directory_says_so_and_stops()
    {
        await _product.StartAsync();

        var (code, said) = await _product.StartInVainAsync(ProductProcess.FreePort());

        Assert.Equal(1, code);
        Assert.Contains("already uses the data directory", said, StringComparison.Ordinal);
        using var answer = await _product.Client().GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, _product.Port);
        other.Start();

        var (code, said) = await _product.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains($":{_product.Port}", said, StringComparison.Ordinal);
        Assert.Contains("Another program listens there", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Empty(_product.LeftOver());
    }

    [Theory]
    [InlineData("localhost:5080x", "no address to listen on")]
    [InlineData("http://192.0.2.1:5080", "no address of this machine")]
    public async Task An_address_that_is_none_is_named_with_what_to_do(string address, string problem)
    {
        _product.Settings["ASPNETCORE_URLS"] = address;

        var (code, said) = await _product.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains($"{address} is {problem}", said, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS=http", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Empty(_product.LeftOver());
    }

    [Fact]
    public async Task Settings_that_cannot_be_are_named_all_at_once()
    {
        _product.Settings["CallInsight__Jobs__ParallelJobs"] = "0";
        _product.Settings["CallInsight__RateLimit__Rate"] = "-1";

        var (code, said) = await _product.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains("ParallelJobs must be 1 to 256", said, StringComparison.Ordinal);
        Assert.Contains("Rate must be positive", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Empty(_product.LeftOver());
    }

    [Fact]
    public async Task A_database_whose_host_nobody_knows_is_named()
    {
        foreach (var role in (string[])["", "Owner", "Reader", "Operator", "Meter"])
        {
            _product.Settings["ConnectionStrings__CallInsight" + role] = $"Host=database.invalid;Database=callinsight;Username=callinsight_{role.ToLowerInvariant()};Password=none";
        }

        var (code, said) = await _product.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains("The host name database.invalid cannot be resolved", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Empty(_product.LeftOver());
    }

    [Fact]
    public async Task Two_that_work_alone_cannot_share_a_database()
    {
        var database = await TestPostgres.Npm.NewDatabaseAsync();
        await using var another = new ProductProcess();
        _product.Use(database.Connections);
        another.Use(database.Connections);
        await _product.StartAsync();

        var (code, said) = await another.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains("Another CallInsight works alone on the database", said, StringComparison.Ordinal);
        using var answer = await _product.Client().GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await _product.StopAsync();
        await another.StartAsync();
    }

    [Fact]
    public async Task One_whose_database_was_taken_by_another_meanwhile_ends()
    {
        var database = await TestPostgres.Npm.NewDatabaseAsync();
        _product.Use(database.Connections);
        await _product.StartAsync();
        const string Holders = "from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";
        var key = await TestDatabase.RunAsync(database.Superuser, $"select (classid::bigint << 32) | objid::bigint {Holders}");
        await using var other = new NpgsqlConnection(database.Superuser);
        await other.OpenAsync(TestContext.Current.CancellationToken);

        await TestDatabase.RunAsync(database.Superuser, $"select pg_terminate_backend(pid) {Holders}");
        await Eventually.IsAsync("Another has the lock", async () => await new NpgsqlCommand($"select pg_try_advisory_lock({key})", other).ExecuteScalarAsync(), true);

        await _product.EndedAsync();
        Assert.Contains("Another CallInsight has begun to work alone on this database", _product.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_key_file_is_refused_and_not_replaced()
    {
        await _product.StartAsync();
        await _product.ATenantAsync("acme");
        await _product.StopAsync();
        var file = Path.Combine(_product.Data, "master.key");
        await File.WriteAllTextAsync(file, "scribble");

        var (code, said) = await _product.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains($"The key file {file} is broken", said, StringComparison.Ordinal);
        Assert.Equal("scribble", await File.ReadAllTextAsync(file));
        Assert.Empty(_product.LeftOver());
    }

    [Fact]
    public async Task A_lost_key_file_is_not_made_anew_while_data_need_it()
    {
        await _product.StartAsync();
        await _product.ATenantAsync("acme");
        await _product.StopAsync();
        File.Delete(Path.Combine(_product.Data, "master.key"));

        var (code, said) = await _product.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains("is missing, and without it the data that are there cannot be read", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_product.Data, "master.key")));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_data_directory_that_may_not_be_written_is_named()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may write everywhere: run this test as an ordinary user");
        Directory.CreateDirectory(_product.Data);
        File.SetUnixFileMode(_product.Data, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var (code, said) = await _product.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains($"may not write in the data directory {_product.Data}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_is_named_with_what_is_left()
    {
        Assert.SkipUnless(ProductProcess.MayMount(), "this user may not mount");
        Directory.CreateDirectory(_product.Data);
        _product.Mounted = "mount -t tmpfs -o size=60m,mode=0700 tmpfs \"$DATA\"";

        var (code, said) = await _product.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains($"The disk that holds the data directory {_product.Data} has only", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Empty(_product.LeftOver());
    }

    [Fact]
    public async Task A_disk_that_is_full_before_the_database_is_made_is_named()
    {
        Assert.SkipUnless(ProductProcess.MayMount(), "this user may not mount");
        Directory.CreateDirectory(_product.Data);

        // Room enough by its blocks, but not for so many files.
        _product.Mounted = "mount -t tmpfs -o size=400m,nr_inodes=100,mode=0700 tmpfs \"$DATA\"";

        var (code, said) = await _product.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains("is full", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Empty(_product.LeftOver());
    }

    [Fact]
    public async Task A_disk_that_was_mounted_read_only_is_named_and_the_data_are_there_afterwards()
    {
        Assert.SkipUnless(ProductProcess.MayMount(), "this user may not mount");
        await _product.StartAsync();
        await _product.ATenantAsync("acme");
        await _product.StopAsync();
        _product.Mounted = "mount --bind \"$DATA\" \"$DATA\" && mount -o remount,ro,bind \"$DATA\"";

        var (code, said) = await _product.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains($"The data directory {_product.Data} lies on a file system that is mounted read-only", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        _product.Mounted = null;
        await _product.StartAsync();
        using var answer = await _product.Client().GetAsync("/t/acme/signin");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
