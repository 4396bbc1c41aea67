using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing;
using CallInsight.Testing.Web;

namespace CallInsight.Browser.Tests;

/// <summary>Calls enough that every page has something to show: more than one page of a list, and figures in the usual period.</summary>
internal static class BusyTenant
{
    /// <summary>More than the list of calls shows at once.</summary>
    public const int Calls = 28;

    private static readonly string[] Said =
    [
        "How do you plan your budget for next year?", "We look at the price first, and then at what the team says about it.",
        "What would have to happen before you sign the contract?", "The legal department has to read it, and our competitor's offer is on the table too.",
        "Is there anything that worries you about the migration?", "It is too expensive for us at the moment, to be honest.",
        "I understand. We can begin with one team and a pilot.", "That sounds good, we would be happy with a pilot in spring.",
        "I will send you the proposal by Friday, and we talk again on Tuesday.", "Great, Tuesday at ten works for us.",
    ];

    /// <summary>Imports the calls for a member and waits until they are ready.</summary>
    /// <returns>Their ids, the newest first.</returns>
    public static Task<IReadOnlyList<Guid>> FillAsync(TestTenant tenant, string repEmail) => FillAsync(tenant.Api, repEmail);

    /// <inheritdoc cref="FillAsync(TestTenant, string)"/>
    /// <param name="api">With a key of the tenant.</param>
    public static async Task<IReadOnlyList<Guid>> FillAsync(HttpClient api, string repEmail)
    {
        var today = TimeProvider.System.GetUtcNow().Date;
        return await Task.WhenAll(Enumerable.Range(0, Calls).Select(i => ImportAsync(api, SampleCalls.Body(Conversation(i % 3), [.. Fields(i, today, repEmail)]))));
    }

    /// <summary>A conversation of a rep and a customer in which much is found.</summary>
    /// <param name="rounds">How often they begin again, from 0.</param>
    public static object Conversation(int rounds) => new
    {
        language = "en",
        speakers = new[] { new { id = "A", name = "Ada Lovelace", role = "rep" }, new { id = "B", name = "Ben Okri", role = "customer" } },
        utterances = Enumerable.Range(0, Said.Length * (rounds + 1)).Select(i => new
        {
            speaker = i % 2 == 0 ? "A" : "B",
            start = (i * 8.0) + (i % 3),
            end = (i * 8.0) + 7.5,
            text = Said[i % Said.Length],
        }),
    };

    private static async Task<Guid> ImportAsync(HttpClient api, Dictionary<string, object?> body)
    {
        using var answer = await api.PostAsJsonAsync("/api/v1/calls", body);
        answer.EnsureSuccessStatusCode();
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await Eventually.IsAsync($"Call {id} is ready", async () => (await api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{id}")).GetProperty("status").GetString(), "ready");
        return id;
    }

    private static IEnumerable<(string, object?)> Fields(int i, DateTime today, string repEmail) =>
    [
        ("title", string.Create(CultureInfo.InvariantCulture, $"Talk {i + 1:00} with Thistlebury Water")),
        ("startedAt", today.AddHours(-(i * 24) - 2).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        ("rep", repEmail),
        ("stage", i % 2 == 0 ? "Discovery" : "Closing"),
        ("outcome", new { result = i % 4 == 0 ? "won" : "open" }),
    ];
}
