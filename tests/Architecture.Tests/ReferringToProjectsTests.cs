using System.Text.RegularExpressions;
using Xunit;

namespace CallInsight.Architecture.Tests;

public sealed partial class ReferringToProjectsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Analysis"] = [],
        ["Contracts"] = [],
        ["Storage"] = ["Contracts"],
        ["Grains"] = ["Contracts", "Analysis", "Storage"],
        ["Silo"] = ["Grains"],
        ["Web"] = ["Contracts", "Storage", "Silo"],
    };

    // To host a silo inside; everything else of Web must not know that there is one.
    private static readonly string[] MayHostASilo = ["Web/Program.cs", "Web/Hosting/StandAlone.cs"];

    // What Web could reach through the silo and must not.
    private static readonly string[] HiddenFromWeb = ["Silo", "Grains", "Analysis"];

    [Fact]
    public void Projects_refer_only_to_what_lies_below_them() => Assert.Empty(ProjectFaults(Sources.Of(".csproj")));

    [Fact]
    public void Every_project_is_known_to_the_rule() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Sources.Of(".csproj").Select(f => f.Project).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Analysis", "../Storage/Storage.csproj")]
    [InlineData("Grains", "../Web/Web.csproj")]
    [InlineData("Web", @"..\Grains\Grains.csproj")]
    [InlineData("Unheard", "../Contracts/Contracts.csproj")]
    public void A_reference_that_points_upwards_is_found(string project, string reference) =>
        Assert.Single(ProjectFaults([new SourceFile($"{project}/{project}.csproj", $"""<ProjectReference Include="{reference}" />""")]));

    [Fact]
    public void Web_asks_grains_through_their_contracts_only() => Assert.Empty(WebFaults(Sources.All));

    [Theory]
    [InlineData("Web/Calls/CallQueries.cs", "using CallInsight.Grains.Calls;")]
    [InlineData("Web/Calls/CallPage.razor", "@using CallInsight.Analysis")]
    [InlineData("Web/Hosting/Portal.cs", "using CallInsight.Silo.Hosting;")]
    [InlineData("Web/Program.cs", "using CallInsight.Grains.Calls;")]
    public void A_use_of_what_Web_must_not_know_is_found(string file, string text) => Assert.Single(WebFaults([new SourceFile(file, text)]));

    private static List<string> ProjectFaults(IEnumerable<SourceFile> projects) =>
    [
        .. from file in projects
           from Match reference in Reference().Matches(file.Text)
           let target = reference.Groups[1].Value
           where !Allowed.GetValueOrDefault(file.Project, []).Contains(target, StringComparer.Ordinal)
           select $"{file.Project} must not refer to {target}",
    ];

    private static List<string> WebFaults(IEnumerable<SourceFile> files) =>
    [
        .. from file in files
           where file.Project == "Web"
           from hidden in HiddenFromWeb
           where file.Text.Contains($"CallInsight.{hidden}", StringComparison.Ordinal)
           where hidden != "Silo" || !MayHostASilo.Contains(file.Path, StringComparer.Ordinal)
           select $"{file.Path} must not use CallInsight.{hidden}",
    ];

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*[/\\](\w+)\.csproj""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reference();
}
