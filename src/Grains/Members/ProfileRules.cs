using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Members;

namespace CallInsight.Grains.Members;

/// <summary>What a profile must be.</summary>
internal static class ProfileRules
{
    public static Refusal? Check(ChangeProfile command)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(command.Name) || command.Name.Length > 100)
        {
            faults["name"] = "Give a name of 1 to 100 characters.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(command.Preferences.TimeZone, out _))
        {
            faults["timeZone"] = $"There is no time zone \"{command.Preferences.TimeZone}\". Use a name such as Europe/Berlin.";
        }

        if (!KnownCulture(command.Preferences.Culture))
        {
            faults["culture"] = $"There is no format \"{command.Preferences.Culture}\". Use a name such as en-GB.";
        }

        if (command.Preferences.Theme is not ("system" or "light" or "dark"))
        {
            faults["theme"] = "The theme is system, light or dark.";
        }

        return faults.Count == 0 ? null : new Refusal("profile.invalid", RefusalKind.Invalid, "Some fields are not right.", faults);
    }

    private static bool KnownCulture(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
