using CallInsight.Grains.Reports.Exports;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Reports;

public static class ReportsModule
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ExportStore>().AddSingleton<WriteTables>().AddSingleton<WriteExport>()
        .AddSingleton<ReportStore>().AddSingleton<ReportRunStore>().AddSingleton<ReportReach>().AddSingleton<BuildReport>().AddSingleton<MakeRun>();
}
