using System.Security.Cryptography;
using System.Text;
using CallInsight.Testing;
using CallInsight.Web.SignIn;
using Microsoft.Extensions.Options;
using Xunit;

namespace CallInsight.Web.Tests.SignIn;

public sealed class RefusingStolenPasswordsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("\n", true, true)]
    [InlineData("\r\n", true, true)]
    [InlineData("\n", false, true)]
    [InlineData("\n", true, false)]
    public void Each_line_is_found_and_nothing_else(string end, bool withCount, bool isUpper)
    {
        var stolen = Enumerable.Range(0, 997).Select(i => $"stolen password {i}").ToList();
        var lines = stolen.Select(p => HashOf(p)).Order(StringComparer.Ordinal).Select((h, i) => (isUpper ? h : h.ToLowerInvariant()) + (withCount ? $":{(i * 7919) % 100_003}" : ""));
        using var breached = Open(string.Concat(lines.Select(l => l + end)));

        Assert.All(stolen, p => Assert.True(breached.Contains(p), p));
        Assert.All(Enumerable.Range(0, 500), i => Assert.False(breached.Contains($"another password {i}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Short_lists_and_a_last_line_without_an_end(int lines)
    {
        var stolen = Enumerable.Range(0, lines).Select(i => $"stolen password {i}").ToList();
        using var breached = Open(string.Join('\n', stolen.Select(p => HashOf(p)).Order(StringComparer.Ordinal)));

        Assert.All(stolen, p => Assert.True(breached.Contains(p), p));
        Assert.False(breached.Contains("another password"));
    }

    [Fact]
    public void Without_a_file_none_is_stolen()
    {
        using var breached = new BreachedPasswords(Options.Create(new SignInOptions()));

        Assert.False(breached.Contains("password1234"));
    }

    [Fact]
    public void Who_chooses_one_is_told_to_choose_another()
    {
        using var breached = Open(HashOf("correct horse battery"));
        var rules = new NewPasswords(breached);

        Assert.Contains("stolen", rules.FaultOf("correct horse battery"), StringComparison.Ordinal);
        Assert.Null(rules.FaultOf("correct horse battery staple"));
        Assert.NotNull(rules.FaultOf("short"));
    }

    [Theory]
    [InlineData("password\nsecret\n")]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000002\n0000000000000000000000000000000000000001\n")]
    public void A_file_of_another_kind_is_named_when_it_starts(string content)
    {
        File.WriteAllText(Path, content);

        Assert.NotNull(BreachedPasswords.FaultOf(Path));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_too() => Assert.NotNull(BreachedPasswords.FaultOf(Path + ".none"));

    public void Dispose() => _folder.Dispose();

    private string Path => System.IO.Path.Combine(_folder.Path, "breached.txt");

    private BreachedPasswords Open(string content)
    {
        File.WriteAllText(Path, content);
        return BreachedPasswords.FaultOf(Path) is { } fault ? throw new InvalidOperationException(fault) : new BreachedPasswords(Options.Create(new SignInOptions { BreachedPasswords = Path }));
    }

#pragma warning disable CA5350 // The form of such lists.
    private static string HashOf(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
}
