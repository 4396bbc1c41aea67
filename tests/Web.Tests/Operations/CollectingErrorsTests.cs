using System.Diagnostics;
using CallInsight.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CallInsight.Web.Tests.Operations;

[Collection(nameof(Watched))]
public sealed class CollectingErrorsTests(Watched watched)
{
    private readonly ILogger _log = watched.Product.Services.GetRequiredService<ILoggerFactory>().CreateLogger("CallInsight.Tests.Errors");

    [Fact]
    public async Task The_same_error_is_one_row_that_counts_and_holds_no_word_that_went_into_it()
    {
        using var activity = new Activity("trying").SetIdFormat(ActivityIdFormat.W3C).Start();
        for (var i = 0; i < 3; i++)
        {
            Break("quokka" + i, new InvalidOperationException("zeppelin", new FormatException("marzipan")));
        }

        await CountIsAsync("Opening {What} broke", 3);
        Break("quokka", new TimeoutException("zeppelin"));
        await Eventually.IsAsync("Another kind is another row", () => AskAsync("select count(*) from errors where message = 'Opening {What} broke'"), 2L);
        Break("quokka", new InvalidOperationException("other", new FormatException("words")));
        await Eventually.IsAsync("It is counted on", () => AskAsync("select max(count) from errors where message = 'Opening {What} broke'"), 4L);

        var rows = (string)(await AskAsync("select string_agg(e::text, ' ') from errors e"))!;
        Assert.Contains("System.InvalidOperationException ← System.FormatException", rows, StringComparison.Ordinal);
        Assert.Contains(nameof(CollectingErrorsTests), rows, StringComparison.Ordinal);
        Assert.Contains(activity.TraceId.ToString(), rows, StringComparison.Ordinal);
        Assert.All(new[] { "quokka", "zeppelin", "marzipan" }, word => Assert.DoesNotContain(word, rows, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_was_put_together_before_it_was_logged_is_not_kept()
    {
        _log.Log(LogLevel.Error, new EventId(7, "Sewn"), "a quokka in a text", null, (text, _) => text);

        await CountIsAsync("Sewn", 1);
        Assert.Equal(0L, await AskAsync("select count(*) from errors e where e::text like '%quokka%'"));
    }

    // Thrown, so that it has come through a method.
    private void Break(string word, Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception e)
        {
            _log.LogError(e, "Opening {What} broke", word);
        }
    }

    private Task CountIsAsync(string message, long count)
        => Eventually.IsAsync($"\"{message}\" was seen {count} times", () => AskAsync($"select coalesce(sum(count), 0)::bigint from errors where message = '{message}'"), count);

    private async Task<object?> AskAsync(string sql) => await TestDatabase.RunAsync(watched.Product.Database.Superuser, sql);
}
