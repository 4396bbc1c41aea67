using System.Globalization;
using CallInsight.Contracts.Reports;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Reports;

/// <summary>Reports in words, and as charts of pages.</summary>
internal static class ReportPageWords
{
    /// <summary>Runs that a report's page lists.</summary>
    public const int ShownRuns = 20;

    public static string Period(string period) => period switch
    {
        "yesterday" => "Yesterday",
        "lastWeek" => "Last week, Monday to Sunday",
        "lastMonth" => "Last month",
        "lastQuarter" => "Last quarter",
        "last7Days" => "Last 7 days",
        "last90Days" => "Last 90 days",
        "quarterToDate" => "Quarter to date",
        _ => "Last 30 days",
    };

    public static string Schedule(ReportSchedule? schedule)
    {
        if (schedule is null)
        {
            return "When somebody asks";
        }

        var at = schedule.At.ToString("HH:mm", CultureInfo.InvariantCulture);
        return schedule.Every switch
        {
            ReportSchedule.Weekly => $"{string.Join(", ", schedule.Days.OrderBy(d => ((int)d + 6) % 7))} at {at}",
            ReportSchedule.Monthly => schedule.DayOfMonth is { } day ? string.Create(CultureInfo.InvariantCulture, $"On day {day} of the month at {at}") : $"On the last day of the month at {at}",
            _ => $"Every day at {at}",
        };
    }

    public static string Status(ReportRunRow run) => run.Status switch { "running" => "Being made", "ready" => "Ready", _ => Reason(run.Reason) };

    public static string Delivery(ReportDeliveryRow delivery) => delivery.Status switch { "sent" => "sent", "waiting" => "on its way", _ => Reason(delivery.Reason) };

    public static string Days(DateOnly from, DateOnly to)
        => from == to ? from.ToString("d MMM yyyy", CultureInfo.CurrentCulture) : $"{from.ToString("d MMM yyyy", CultureInfo.CurrentCulture)} – {to.ToString("d MMM yyyy", CultureInfo.CurrentCulture)}";

    /// <summary>Another text whenever something has come on.</summary>
    public static string Progress(IEnumerable<ReportRunRow> runs)
        => string.Join(';', runs.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Number}{r.Status}{string.Concat(r.Deliveries.Select(d => d.Status))}")));

    /// <summary>Whether something will still come on.</summary>
    public static bool IsUnderWay(IEnumerable<ReportRunRow> runs) => runs.Any(r => r.Status == "running");

    public static FigureKind FigureOf(ReportFigure figure) => Enum.Parse<FigureKind>(figure.ToString());

    public static Chart ChartOf(ReportChart chart) => new()
    {
        Kind = chart.IsLine ? ChartKind.Line : ChartKind.Bar,
        Measure = chart.Measure,
        Figure = FigureOf(chart.Figure),
        Axis = chart.Axis,
        Categories = chart.Categories,
        Series = [.. chart.Series.Select((s, i) => new ChartSeries(s.Name, s.Values, i + 1))],
        Horizontal = !chart.IsLine,
    };

    public static string Cell(ReportCell cell) => cell.Text ?? Figures.Full(cell.Number, FigureOf(cell.Figure ?? ReportFigure.Number));

    private static string Reason(string? code) => code switch
    {
        ReportRefusals.OfARun.OwnerGone => "Not made: its owner has left or may see no figures any more",
        ReportRefusals.OfARun.MayNotSee => "not sent: their role does not reach all of these figures",
        ReportRefusals.OfARun.NoAddress => "not sent: no active member with an e-mail",
        ReportRefusals.OfARun.NoMail => "not sent: this installation has no mail server",
        ReportRefusals.OfARun.Refused => "not sent: the mail server refused it",
        _ => "Not made: a part of it cannot be answered any more",
    };
}
