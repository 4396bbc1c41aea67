using System.Globalization;
using System.Text.Json;
using CallInsight.Contracts.Reports;
using CallInsight.Web.Calls;

namespace CallInsight.Web.Reports;

/// <summary>Reads when a report is made, from a body or a form.</summary>
internal static class ReportScheduleReader
{
    public static ReportSchedule? Read(JsonElement root, Dictionary<string, string> faults)
    {
        if (!root.TryGetProperty("schedule", out var schedule) || schedule.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (schedule.ValueKind != JsonValueKind.Object)
        {
            faults["schedule"] = "Give an object with every and at, or null.";
            return null;
        }

        var days = schedule.TryGetProperty("days", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(d => d.ValueKind == JsonValueKind.String ? JsonText.Read(d, "schedule.days", faults) : null).ToList()
            : [];
        var day = schedule.TryGetProperty("dayOfMonth", out var given) && given.ValueKind == JsonValueKind.Number ? given.GetRawText() : JsonText.Find(schedule, "dayOfMonth", faults, "schedule.dayOfMonth");
        return Read(JsonText.Find(schedule, "every", faults, "schedule.every"), days, day, JsonText.Find(schedule, "at", faults, "schedule.at"), faults);
    }

    /// <param name="day">1 to 31 or last.</param>
    /// <param name="at">HH:mm.</param>
    public static ReportSchedule Read(string? every, IEnumerable<string?> days, string? day, string? at, Dictionary<string, string> faults)
    {
        if (!TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            faults["schedule.at"] = "Give a time, such as 08:00.";
        }

        var named = days.Select(d => Enum.TryParse<DayOfWeek>(d, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsDigit(d![0]) ? known : (DayOfWeek?)null).ToList();
        if (named.Contains(null))
        {
            faults["schedule.days"] = "Give days from monday to sunday.";
        }

        int? ofMonth = int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (every == ReportSchedule.Monthly && ofMonth is null && day != "last")
        {
            faults["schedule.dayOfMonth"] = "Give 1 to 31, or last.";
        }

        return new ReportSchedule(every ?? string.Empty, [.. named.OfType<DayOfWeek>().Distinct()], ofMonth, time);
    }
}
