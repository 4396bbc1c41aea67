using System.Globalization;
using CallInsight.Grains.Demo.Plan;

namespace CallInsight.Grains.Demo.Script;

/// <summary>What stands in the slots of a call's sentences.</summary>
internal static class Slots
{
    private static readonly string[] Vendors = ["Quillroute", "Depotly", "Vanplanner", "Tourwise"];
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    private static readonly string[] Hours = ["nine", "ten", "eleven", "two", "three", "four"];
    private static readonly string[] Months = ["January", "March", "April", "June", "September", "November"];
    private static readonly string[] Towns = ["Alderwick", "Easterby", "Kingsmere", "Saltwich"];

    public static IReadOnlyDictionary<string, string> Of(MadeUpCall call, double minutes, Dice dice)
    {
        var customer = call.Customer;
        var day = dice.Below(Days.Length);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["rep"] = call.Rep.First,
            ["contact"] = customer.Contact.First,
            ["customer"] = customer.Name,
            ["industry"] = customer.Industry,
            ["town"] = dice.Chance(0.5) ? customer.Town : dice.Pick(Towns),
            ["system"] = customer.System,
            ["vendor"] = dice.Pick(Vendors),
            ["crews"] = Text(customer.Crews),
            ["visits"] = Text(customer.Crews * 25),
            ["hours"] = Text(Math.Max(6, customer.Crews / 2)),
            ["price"] = Text(customer.Price),
            ["amount"] = Text(customer.Crews * customer.Price),
            ["weeks"] = Text(4 + dice.Below(5)),
            ["minutes"] = Text(Math.Max(5, (int)Math.Round(minutes / 5) * 5)),
            ["day"] = Days[day],
            ["later"] = Days[(day + 1 + dice.Below(3)) % Days.Length],
            ["hour"] = dice.Pick(Hours),
            ["month"] = dice.Pick(Months),
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
