using System.Globalization;
using System.Runtime.Versioning;
using CallInsight.Storage;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Database.Tests.OwnPostgres;

[UnsupportedOSPlatform("windows")]
public sealed class OpeningADataDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void It_is_made_for_its_owner_alone()
    {
        using var data = DataDirectory.Open(_folder.PathOf("a", "b"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(data.Path));
    }

    [Fact]
    public void A_second_instance_is_told_to_stop_the_first()
    {
        using var first = DataDirectory.Open(_folder.PathOf("data"));

        var refusal = Assert.Throws<StartRefusal>(() => DataDirectory.Open(_folder.PathOf("data")));

        Assert.Contains("Stop it first", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_was_given_up_can_be_opened_again()
    {
        DataDirectory.Open(_folder.PathOf("data")).Dispose();

        using var again = DataDirectory.Open(_folder.PathOf("data"));

        Assert.True(File.Exists(again.PathOf("lock")));
        Assert.False(File.Exists(again.PathOf("probe")));
    }

    [Fact]
    public void A_file_in_its_place_is_refused_with_what_to_do()
    {
        File.WriteAllText(_folder.PathOf("data"), "");

        var refusal = Assert.Throws<StartRefusal>(() => DataDirectory.Open(_folder.PathOf("data")));

        Assert.Contains("CallInsight:DataDirectory", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_somebody_else_is_refused_with_what_to_do()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may write everywhere");
        Directory.CreateDirectory(_folder.PathOf("data"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var refusal = Assert.Throws<StartRefusal>(() => DataDirectory.Open(_folder.PathOf("data")));

        Assert.Contains("may not write", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
