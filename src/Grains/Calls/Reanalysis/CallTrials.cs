using CallInsight.Analysis;
using CallInsight.Storage.Sessions;
using NpgsqlTypes;

namespace CallInsight.Grains.Calls.Reanalysis;

/// <summary>Notes what present rules would give for calls, beside what is there. Nothing is noted where no trial of the same rules and settings is open.</summary>
internal sealed class CallTrials
{
    private const int MostOfACommit = 64;

    // The trial's row is locked, so that one that is discarded at the same time leaves nothing behind.
    private static readonly string Insert = $"""
        insert into reanalysis_figures (tenant_id, reanalysis_id, call_id, failed, before, after,
                                        known_before, topics_before, mentions_before, known_after, topics_after, mentions_after)
        select $1, r.reanalysis_id, g.call_id, g.failed, array[{string.Join(", ", CallFactRows.MetricColumns.Select(c => "f." + c))}], g.after::real[],
               f.topics_known, f.topic_codes, f.topic_mentions, g.known::int[], g.topics::int[], g.mentions::real[]
        from unnest($2, $3, $4, $5, $6, $7, $8, $9) as g (call_id, received_on, settings, failed, after, known, topics, mentions)
        join reanalyses r on r.tenant_id = $1 and r.status = 'trial' and r.rules_version = $10 and r.settings_version = g.settings
        join call_facts f on f.tenant_id = $1 and f.call_id = g.call_id and f.received_on = g.received_on and not f.erased
        for share of r
        on conflict (tenant_id, reanalysis_id, call_id) do update
          set failed = excluded.failed, before = excluded.before, after = excluded.after,
              known_before = excluded.known_before, topics_before = excluded.topics_before, mentions_before = excluded.mentions_before,
              known_after = excluded.known_after, topics_after = excluded.topics_after, mentions_after = excluded.mentions_after
        """;

    private readonly AppDatabase _database;
    private readonly SharedCommit<Trial, bool> _commits;

    public CallTrials(AppDatabase database)
    {
        _database = database;
        _commits = new SharedCommit<Trial, bool>(WriteAsync, MostOfACommit);
    }

    /// <summary>Keeps the figures and ends the job.</summary>
    public Task KeepAsync(Guid tenant, Call call, AnalysedCall analysed, Guid job) => _commits.WriteAsync(tenant, new Trial(
        call,
        job,
        analysed.SettingsVersion,
        IsFailed: false,
        CallFactRows.Literal(Metrics.All.Select(m => (float?)analysed.Findings[m.Key])),
        CallFactRows.Literal(analysed.TopicsKnown),
        CallFactRows.Literal(analysed.Topics.Select(t => t.Code)),
        CallFactRows.Literal(analysed.Topics.Select(t => (float)t.Mentions))));

    /// <summary>Notes that the call cannot be analysed by the present rules, and ends the job.</summary>
    /// <param name="settings">The version of the present settings.</param>
    public Task KeepFailureAsync(Guid tenant, Call call, int settings, Guid job) => _commits.WriteAsync(tenant, new Trial(call, job, settings, IsFailed: true, "{}", "{}", "{}", "{}"));

    private async Task<IReadOnlyList<bool>> WriteAsync(Guid tenant, IReadOnlyList<Trial> trials)
    {
        await _database.Begin(tenant)
            .Add(
                Insert,
                tenant,
                ArrayColumn.Of(trials, NpgsqlDbType.Uuid, t => t.Call.Id),
                ArrayColumn.Of(trials, NpgsqlDbType.Date, t => t.Call.ReceivedOn),
                ArrayColumn.Of(trials, NpgsqlDbType.Integer, t => t.Settings),
                ArrayColumn.Of(trials, NpgsqlDbType.Boolean, t => t.IsFailed),
                ArrayColumn.Of(trials, NpgsqlDbType.Text, t => t.Figures),
                ArrayColumn.Of(trials, NpgsqlDbType.Text, t => t.Known),
                ArrayColumn.Of(trials, NpgsqlDbType.Text, t => t.Topics),
                ArrayColumn.Of(trials, NpgsqlDbType.Text, t => t.Mentions),
                Analyser.RulesVersion)
            .Add("delete from jobs where tenant_id = $1 and job_id = any($2)", tenant, trials.Select(t => t.Job).ToArray())
            .ExecuteAsync(CancellationToken.None);
        return [.. trials.Select(_ => true)];
    }

    /// <param name="Figures">Like the three that follow: an array as PostgreSQL reads it.</param>
    private sealed record Trial(Call Call, Guid Job, int Settings, bool IsFailed, string Figures, string Known, string Topics, string Mentions);
}
