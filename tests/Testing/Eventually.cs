using System.Diagnostics;

namespace CallInsight.Testing;

/// <summary>Waits for what happens in the background, and says what it saw last when it does not happen.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until the answer is the one that is expected.</summary>
    /// <param name="what">What is waited for, as a sentence: <c>Call 4 is ready</c>.</param>
    /// <exception cref="TimeoutException">It was something else for two minutes.</exception>
    public static async Task IsAsync<T>(string what, Func<Task<T>> ask, T expected)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await ask();
            if (EqualityComparer<T>.Default.Equals(seen, expected))
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException($"Waited in vain: {what}. Expected {expected}, saw {seen} at last.");
            }

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }
}
