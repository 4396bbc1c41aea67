using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Architecture.Tests;

/// <summary>What is asked again after a silo was lost is decided method by method; the README of Contracts says why some are not.</summary>
public sealed partial class RepeatingLostCallsTests
{
    private static readonly string Readme = File.ReadAllText(CloneFolder.PathOf("src", "Contracts", "README.md"));

    private static readonly Dictionary<string, bool> Repeated = typeof(GrainKeys).Assembly.GetTypes()
        .Where(t => t.IsInterface && typeof(IGrain).IsAssignableFrom(t))
        .SelectMany(t => t.GetMethods())
        .ToDictionary(m => $"{m.DeclaringType!.Name}.{m.Name}", RepeatFilter.IsSafe, StringComparer.Ordinal);

    [Fact]
    public void What_is_listed_as_not_repeated_is_there_and_is_not()
    {
        var listed = Listed().Matches(Readme).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(listed);
        Assert.DoesNotContain(listed, method => !Repeated.TryGetValue(method, out var repeated) || repeated);
    }

    [Fact]
    public void What_takes_a_call_in_and_what_only_reads_is_repeated()
        => Assert.All((string[])["ICallGrain.Register", "ICallGrain.Analyse", "IInsightsGrain.Ask", "IFactsGrain.Ask", "IIdempotencyGrain.Begin"], method => Assert.True(Repeated[method], method));

    [GeneratedRegex("`(I[A-Za-z]+Grain\\.[A-Za-z]+)`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Listed();
}
