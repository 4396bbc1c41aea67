using System.Diagnostics;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Backups;

public sealed class RestoringOurOwnDatabaseTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Before = 6;
    private const int After = 3;
    private readonly ProductProcess _product = new();

    public ValueTask InitializeAsync() => new(_product.StartAsync());

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Fact]
    public async Task Calls_of_before_the_backup_are_as_they_were_when_the_machine_is_lost()
    {
        var acme = await _product.ATenantAsync("acme");
        await ListedCalls.ImportAsync(acme, 1, Before);
        var then = await ListedCalls.FindingsAsync(acme);
        var (backup, keys, passphrase) = (_product.PathOf("data.backup"), _product.PathOf("keys.backup"), await PassphraseAsync("correct horse battery staple"));

        var clock = Stopwatch.StartNew();
        var made = await _product.CommandAsync("backup", "--to", backup, "--keys", keys, "--passphrase-file", passphrase);
        var backedUp = clock.Elapsed;
        await ListedCalls.ImportAsync(acme, Before + 1, Before + After);
        await _product.CrashAsync();
        clock.Restart();
        await using var restored = new ProductProcess { Data = _product.PathOf("restored") };
        var put = await restored.CommandAsync("restore", "--from", backup, "--keys", keys, "--passphrase-file", passphrase, "--data-directory", restored.Data);
        await restored.StartAsync();
        var lost = clock.Elapsed;

        Assert.Equal((0, 0), (made.Code, put.Code));
        Assert.Contains($"{Before} calls", put.Said, StringComparison.Ordinal);
        using var again = restored.Client(acme.DefaultRequestHeaders.Authorization!.Parameter);
        var now = await ListedCalls.FindingsAsync(again);
        Assert.Equal(then, now);
        Assert.DoesNotContain(ShortCalls.Phrase, await File.ReadAllTextAsync(backup), StringComparison.Ordinal);
        output.WriteLine($"Backed up in {backedUp.TotalSeconds:F1} s; from the loss until restored and ready {lost.TotalSeconds:F1} s; lost {After} of {Before + After} calls, those that came after the backup.");

        // It goes on as any other.
        await ListedCalls.ImportAsync(again, Before + 1, Before + 1);
        Assert.Equal(0, await restored.StopAsync());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_nothing_is_kept()
    {
        var backup = _product.PathOf("data.backup");
        Assert.Equal(0, (await _product.CommandAsync("backup", "--to", backup)).Code);
        var cut = _product.PathOf("cut.backup");
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(backup))[..^100_000]);
        var changed = _product.PathOf("changed.backup");
        var bytes = await File.ReadAllBytesAsync(backup);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(changed, bytes);
        var empty = _product.PathOf("empty");

        await RefusedAsync("is there already", "backup", "--to", backup);
        await RefusedAsync("already uses the data directory", "restore", "--from", backup, "--data-directory", _product.Data);
        await RefusedAsync("is damaged", "restore", "--from", cut, "--data-directory", empty);
        await RefusedAsync("is damaged", "restore", "--from", changed, "--data-directory", empty);
        await RefusedAsync("cannot be read", "restore", "--from", _product.PathOf("nowhere"), "--data-directory", empty);
        await RefusedAsync("needs --data-directory", "restore", "--from", backup);
        await RefusedAsync("knows no --too", "backup", "--too", "x");
        await RefusedAsync("fewer than 12 characters", "backup", "--to", _product.PathOf("other"), "--passphrase-file", await PassphraseAsync("short"));
        await RefusedAsync("no database of CallInsight's own", "backup", "--to", _product.PathOf("other"), "--data-directory", empty);

        Assert.True(!Directory.Exists(empty) || Directory.GetFileSystemEntries(empty).Length == 0);
        Assert.False(File.Exists(_product.PathOf("other")));
    }

    [Fact]
    public async Task A_full_disk_is_named()
    {
        Assert.SkipUnless(ProductProcess.MayMount(), "this user may not mount");
        var full = Directory.CreateDirectory(_product.PathOf("full")).FullName;
        _product.Mounted = $"mount -t tmpfs -o size=1m tmpfs '{full}'";

        await RefusedAsync("is full", "backup", "--to", Path.Combine(full, "data.backup"));
    }

    private async Task RefusedAsync(string because, params string[] words)
    {
        var (code, said) = await _product.CommandAsync(words);
        Assert.Contains(because, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    private async Task<string> PassphraseAsync(string words)
    {
        var file = _product.PathOf($"passphrase-{words.Length}");
        await File.WriteAllTextAsync(file, words + "\n");
        return file;
    }
}
