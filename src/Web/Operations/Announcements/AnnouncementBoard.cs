using CallInsight.Storage.Sessions;

namespace CallInsight.Web.Operations.Announcements;

/// <summary>What operators tell everybody at present. It stands on every page, so that it is read once in five seconds.</summary>
internal sealed class AnnouncementBoard(ReaderDatabase database, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);
    private (IReadOnlyList<Announced> All, DateTimeOffset Until) _kept = ([], DateTimeOffset.MinValue);

    public async ValueTask<IReadOnlyList<Announced>> PresentAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_kept.Until <= now)
        {
            _kept = (await AllAsync("where ends_at > $1 order by begins_at desc limit 5", now, cancellationToken), now + Kept);
        }

        return _kept.All;
    }

    /// <summary>The newest first, ended ones too.</summary>
    public async Task<IReadOnlyList<Announced>> LatestAsync(CancellationToken cancellationToken)
        => await AllAsync("where begins_at <= $1 order by begins_at desc limit 50", time.GetUtcNow(), cancellationToken);

    /// <summary>Reads anew the next time: for who has just changed something.</summary>
    public void Forget() => _kept = ([], DateTimeOffset.MinValue);

    private Task<List<Announced>> AllAsync(string which, DateTimeOffset now, CancellationToken cancellationToken)
        => database.AskDoorAsync(
            "select announcement_id, kind, message, begins_at, ends_at from announcements " + which,
            r => new Announced(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetFieldValue<DateTimeOffset>(3), r.GetFieldValue<DateTimeOffset>(4)),
            cancellationToken,
            now);
}

internal sealed record Announced(Guid Id, string Kind, string Message, DateTimeOffset BeginsAt, DateTimeOffset EndsAt);
