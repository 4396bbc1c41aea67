using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Reports;
using CallInsight.Web.Insights.SavedViews;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Reports;

/// <summary>The fields of a report's settings as they are posted: <c>Settings.Title</c> and so on.</summary>
public sealed class ReportForm
{
    public string? Title { get; set; }

    public string? Period { get; set; }

    public string? Zone { get; set; }

    public string? Paper { get; set; }

    /// <summary>none, day, week or month.</summary>
    public string? Every { get; set; }

    public string[]? Days { get; set; }

    /// <summary>1 to 31 or last.</summary>
    public string? DayOfMonth { get; set; }

    /// <summary>HH:mm.</summary>
    public string? At { get; set; }

    /// <summary>E-mails or user names, one on each line or with commas between them.</summary>
    public string? Recipients { get; set; }

    public string? Sharing { get; set; }

    /// <inheritdoc cref="Recipients"/>
    public string? People { get; set; }
}

/// <summary>Fills the form of a report's settings, and reads it.</summary>
internal sealed class ReadReportForm(SavedViewQueries people, ReadSharing sharing)
{
    public async Task<ReportForm> FillAsync(Guid tenant, ReportContent content, CancellationToken cancellationToken) => new()
    {
        Title = content.Title,
        Period = content.Period,
        Zone = content.TimeZone,
        Paper = content.Paper,
        Every = content.Schedule?.Every ?? "none",
        Days = content.Schedule is { } s ? [.. s.Days.Select(d => d.ToString())] : ["Monday"],
        DayOfMonth = content.Schedule is null ? "1" : content.Schedule.DayOfMonth?.ToString(CultureInfo.InvariantCulture) ?? "last",
        At = content.Schedule?.At.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "08:00",
        Recipients = string.Join('\n', await people.AddressesAsync(tenant, content.Recipients, cancellationToken)),
        Sharing = content.Sharing.Kind,
        People = string.Join('\n', await people.AddressesAsync(tenant, content.Sharing.People, cancellationToken)),
    };

    /// <returns>The report with these settings; null with the faults noted where they are not right.</returns>
    public async Task<ReportContent?> ReadAsync(Guid tenant, ReportForm form, ReportContent before, FormFaults faults, CancellationToken cancellationToken)
    {
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal);
        var schedule = form.Every is null or "none" ? null : ReportScheduleReader.Read(form.Every, form.Days ?? [], form.DayOfMonth, form.At, wrong);
        foreach (var (field, problem) in wrong)
        {
            faults.Add(field, problem);
        }

        var names = (form.Recipients ?? string.Empty).Split(['\n', '\r', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var found = await people.PeopleAsync(tenant, names, cancellationToken);
        if (found.Where(f => f.Value is null).Select(f => f.Key).ToList() is { Count: > 0 } unknown)
        {
            faults.Add("recipients", ViewWords.UnknownPeople(string.Join(", ", unknown)));
        }

        var seen = await sharing.ReadAsync(tenant, form.Sharing, form.People, faults, cancellationToken);
        return faults.Any || seen is null ? null : before with
        {
            Title = (form.Title ?? string.Empty).Trim(), Period = form.Period ?? before.Period, TimeZone = form.Zone ?? before.TimeZone, Paper = form.Paper ?? before.Paper,
            Schedule = schedule, Recipients = [.. found.Values.OfType<Guid>().Distinct()], Sharing = seen,
        };
    }
}
