using CallInsight.Storage;
using CallInsight.Storage.Hosting;
using CallInsight.Web.Hosting;
using Microsoft.Extensions.Options;

using var stop = new StopSignal();
if (args is ["backup" or "restore", .. var words])
{
    return await BackupCommands.RunAsync(args[0], words, stop.Asked);
}

try
{
    var builder = PortalHost.Create(args);
    await (builder.Configuration.GetValue<bool>("CallInsight:Cluster") ? InCluster.RunAsync(builder, stop.Asked) : StandAlone.RunAsync(builder, stop.Asked));
    return 0;
}
catch (OperationCanceledException) when (stop.Asked.IsCancellationRequested)
{
    return 0;
}
catch (StartRefusal refusal)
{
    Announcement.Refuse(refusal.Message);
    return 1;
}
catch (OptionsValidationException settings)
{
    Announcement.Refuse(string.Join(' ', settings.Failures));
    return 1;
}
catch (AggregateException several) when (several.InnerExceptions.All(e => e is OptionsValidationException))
{
    Announcement.Refuse(string.Join(' ', several.InnerExceptions.SelectMany(e => ((OptionsValidationException)e).Failures)));
    return 1;
}

// Visible to the tests that start it.
public partial class Program;
