using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Filters;
using CallInsight.Web.Provisioning.Schema;
using Xunit;

namespace CallInsight.Web.Tests.Provisioning;

/// <summary>Random filters, written in random ways, against a second implementation that knows nothing of schemas, texts or trees of the product.</summary>
public sealed class FilteringTests
{
    private const int Cases = 20_000;
    private static readonly string[] Words = ["ada", "Ada", "ben", "b", "", "work", "HOME", "a\"b\\c", "2026-03-01T00:00:00Z"];
    private static readonly string[] Operators = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"];

    [Fact]
    public void A_filter_holds_where_the_obvious_reading_says_so()
    {
        var random = new Random(20260701);
        for (var i = 0; i < Cases; i++)
        {
            var (text, holds) = AFilter(random, depth: 3, inside: false);
            var user = AUser(random);

            var found = ScimMatch.IsMatch(ScimFilterReader.Read(ScimSchemas.Users, text), user);

            Assert.True(holds(user) == found, $"Case {i}: {text} on {user.ToJsonString()} gave {found}.");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("userName")]
    [InlineData("userName eq")]
    [InlineData("userName eq ada")]
    [InlineData("userName eq \"ada")]
    [InlineData("userName is \"ada\"")]
    [InlineData("(userName eq \"ada\"")]
    [InlineData("userName eq \"ada\")")]
    [InlineData("not userName eq \"ada\"")]
    [InlineData("emails[type eq \"work\"")]
    [InlineData("emails[type eq \"work\"].nothing eq \"x\"")]
    [InlineData("userName[value eq \"x\"]")]
    [InlineData("userName gt null")]
    [InlineData("active co true")]
    [InlineData("meta.created gt \"yesterday\"")]
    [InlineData("userName eq \"a\" and")]
    [InlineData("userName eq \"\\ud800\"")]
    public void What_is_no_filter_is_refused(string text) => Assert.Throws<ScimRefused>(() => ScimFilterReader.Read(ScimSchemas.Users, text));

    [Fact]
    public void Brackets_without_end_are_refused_and_break_nothing()
        => Assert.Throws<ScimRefused>(() => ScimFilterReader.Read(ScimSchemas.Users, new string('(', 9_000)));

    [Fact]
    public void And_binds_closer_than_or()
    {
        var user = new JsonObject { ["userName"] = "ada" };

        Assert.True(ScimMatch.IsMatch(ScimFilterReader.Read(ScimSchemas.Users, "userName eq \"ada\" or userName eq \"x\" and userName eq \"y\""), user));
        Assert.False(ScimMatch.IsMatch(ScimFilterReader.Read(ScimSchemas.Users, "(userName eq \"ada\" or userName eq \"x\") and userName eq \"y\""), user));
    }

    private static (string Text, Func<JsonObject, bool> Holds) AFilter(Random random, int depth, bool inside)
    {
        var kind = depth == 0 ? 0 : random.Next(inside ? 4 : 6);
        if (kind is 1 or 2)
        {
            var (left, right) = (AFilter(random, depth - 1, inside), AFilter(random, depth - 1, inside));
            return kind == 1
                ? ($"({left.Text}) {Cased(random, "and")} ({right.Text})", u => left.Holds(u) && right.Holds(u))
                : ($"({left.Text}){Space(random)}{Cased(random, " or ")}({right.Text})", u => left.Holds(u) || right.Holds(u));
        }

        if (kind == 3)
        {
            var inner = AFilter(random, depth - 1, inside);
            return ($"{Cased(random, "not")}{Space(random)}({inner.Text})", u => !inner.Holds(u));
        }

        if (kind is 4 or 5)
        {
            var inner = AFilter(random, 1, inside: true);
            var (one, holds, _) = AComparison(random);
            return kind == 4
                ? ($"{Cased(random, "emails")}[{inner.Text}]", u => Emails(u).Any(inner.Holds))
                : ($"emails[{inner.Text}].value {one}", u => holds(Emails(u).Where(inner.Holds).Select(e => e["value"])));
        }

        var (name, values) = inside
            ? random.Next(2) == 0 ? ("type", (Func<JsonObject, IEnumerable<JsonNode?>>)(e => [e["type"]])) : ("value", e => [e["value"]])
            : random.Next(5) switch
            {
                0 => ("userName", u => [u["userName"]]),
                1 => ("name.familyName", u => [u["name"]?["familyName"]]),
                2 => ("emails.type", u => Emails(u).Select(e => e["type"])),
                3 => (ScimSchemas.Enterprise.Id + ":department", u => [u[ScimSchemas.Enterprise.Id]?["department"]]),
                _ => ("emails", u => Emails(u).Select(e => e["value"])),
            };
        var (rest, compares, isPresence) = AComparison(random);

        // A complex value is there when any part of it is; it compares by its value.
        return ($"{Cased(random, name)} {rest}", u => compares(isPresence && name == "emails" ? Emails(u).SelectMany(e => e.Select(p => p.Value)) : values(u)));
    }

    private static (string Text, Func<IEnumerable<JsonNode?>, bool> Holds, bool IsPresence) AComparison(Random random)
    {
        if (random.Next(8) == 0)
        {
            return (Cased(random, "pr"), values => values.Any(v => v is not null && v.ToString().Length > 0), true);
        }

        var (name, word) = (Operators[random.Next(Operators.Length)], Words[random.Next(Words.Length)]);
        var literal = "\"" + word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        return ($"{Cased(random, name)} {literal}{Space(random)}", values =>
        {
            var there = values.OfType<JsonNode>().Select(v => v.ToString().ToUpperInvariant()).ToList();
            var wanted = word.ToUpperInvariant();
            return name switch
            {
                "eq" => there.Contains(wanted),
                "ne" => there.Count == 0 || there.Exists(t => t != wanted),
                "co" => there.Exists(t => t.Contains(wanted, StringComparison.Ordinal)),
                "sw" => there.Exists(t => t.StartsWith(wanted, StringComparison.Ordinal)),
                "ew" => there.Exists(t => t.EndsWith(wanted, StringComparison.Ordinal)),
                "gt" => there.Exists(t => string.CompareOrdinal(t, wanted) > 0),
                "ge" => there.Exists(t => string.CompareOrdinal(t, wanted) >= 0),
                "lt" => there.Exists(t => string.CompareOrdinal(t, wanted) < 0),
                _ => there.Exists(t => string.CompareOrdinal(t, wanted) <= 0),
            };
        }, false);
    }

    private static IEnumerable<JsonObject> Emails(JsonObject user) => user["emails"]?.AsArray().OfType<JsonObject>() ?? [];

    private static JsonObject AUser(Random random)
    {
        string Word() => Words[random.Next(Words.Length)];
        var user = new JsonObject { ["userName"] = Word() };
        if (random.Next(2) == 0)
        {
            user["name"] = new JsonObject { ["familyName"] = Word() };
        }

        if (random.Next(2) == 0)
        {
            user[ScimSchemas.Enterprise.Id] = new JsonObject { ["department"] = Word() };
        }

        var emails = Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(3) == 0 ? new JsonObject { ["value"] = Word() } : new JsonObject { ["value"] = Word(), ["type"] = Word() }).ToArray();
        if (emails.Length > 0)
        {
            user["emails"] = new JsonArray([.. emails]);
        }

        return user;
    }

    private static string Space(Random random) => new(' ', random.Next(3));

    private static string Cased(Random random, string text)
        => text.Aggregate(new StringBuilder(), (b, c) => b.Append(random.Next(2) == 0 ? char.ToUpper(c, CultureInfo.InvariantCulture) : c)).ToString();
}
