using CallInsight.Silo.Hosting;
using CallInsight.Storage;
using CallInsight.Storage.Hosting;
using Microsoft.Extensions.Options;

using var stop = new StopSignal();
if (args is ["audit", .. var words])
{
    return await AuditCommand.RunAsync(words, Console.Out, stop.Asked);
}

try
{
    if (args is ["usage", .. var settings])
    {
        return await UsageCommand.RunAsync(settings, Console.Out, stop.Asked);
    }

    await (args switch
    {
        ["migrate", .. var rest] => MigrateCommand.RunAsync(rest, stop.Asked),
        ["postgres", .. var rest] => PostgresCommand.RunAsync(rest, stop.Asked),
        [var word, ..] when !word.StartsWith('-') => throw new StartRefusal($"There is no command {word}. Without one a silo of a cluster is started; \"migrate\" brings a database up to date, \"postgres\" runs one, \"audit verify FILE\" checks an audit file, \"usage recount\" adds up the log of usage."),
        _ => ClusterSilo.RunAsync(args, stop.Asked),
    });
    return 0;
}
catch (OperationCanceledException) when (stop.Asked.IsCancellationRequested)
{
    return 0;
}
catch (StartRefusal refusal)
{
    await Console.Error.WriteLineAsync($"CallInsight cannot start. {refusal.Message}");
    return 1;
}
catch (OptionsValidationException settings)
{
    await Console.Error.WriteLineAsync($"CallInsight cannot start. {string.Join(' ', settings.Failures)}");
    return 1;
}
